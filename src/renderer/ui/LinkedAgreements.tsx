import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconLink, IconUnlink } from '@tabler/icons-react'
import type { LinkedAgreement } from '../../contract/indicators.ts'
import { agreementName } from './names.ts'
import { ComplianceBadge } from './status.tsx'
import { useTexts } from './use-texts.ts'

interface LinkedAgreementsProps {
  readonly title: string
  /** Said when there are none. */
  readonly empty: string
  readonly linked: readonly LinkedAgreement[]
  readonly onLink: () => void
  readonly onOpen: (agreement: string) => void
  readonly onUnlink: (linked: LinkedAgreement) => void
}

/** The agreements that a record is linked to. */
export function LinkedAgreements(props: LinkedAgreementsProps) {
  const { t } = useTexts()
  const { title, linked } = props
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Button
          variant="default"
          leftSection={<IconLink size={16} aria-hidden />}
          onClick={props.onLink}
        >
          {t('measures.linkAgreement')}
        </Button>
      </Group>
      {linked.length === 0 ? (
        <Text size="sm" c="dimmed">
          {props.empty}
        </Text>
      ) : (
        <Table aria-label={title} verticalSpacing="xs" bg="white" withTableBorder>
          <Table.Tbody>
            {linked.map((item) => (
              <Table.Tr key={item.link}>
                <Table.Td>
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    ta="start"
                    onClick={() => props.onOpen(item.agreement.id)}
                  >
                    {item.agreement.title ?? agreementName(item.agreement, t)}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {`${t('sessions.short', { roman: item.agreement.session })} · ${agreementName(item.agreement, t)}`}
                  </Text>
                </Table.Td>
                <Table.Td w="12rem">
                  <ComplianceBadge code={item.agreement.compliance} />
                </Table.Td>
                <Table.Td w="9rem" ta="right">
                  <Button
                    variant="subtle"
                    size="xs"
                    leftSection={<IconUnlink size={14} aria-hidden />}
                    onClick={() => props.onUnlink(item)}
                  >
                    {t('measures.unlink')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}
