import { Anchor, Paper, Stack, Table, Text, Title } from '@mantine/core'
import type { NotUnderstood } from '../../../contract/capture.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface NotUnderstoodListProps {
  readonly lines: readonly NotUnderstood[]
  readonly onLine: (line: number) => void
}

/** What gave no draft, beside its line: nothing of the document vanishes. */
export function NotUnderstoodList({ lines, onLine }: NotUnderstoodListProps) {
  const { t } = useTexts()
  return (
    <Stack gap="xs" component="section" aria-labelledby="not-understood">
      <Title order={2} size="h4" id="not-understood">
        {t('capture.notUnderstood')}
      </Title>
      <Text size="sm" c="gray.7">
        {t(lines.length === 0 ? 'capture.notUnderstoodNone' : 'capture.notUnderstoodHint')}
      </Text>
      {lines.length > 0 && (
        <Paper>
          <Table verticalSpacing={6} aria-labelledby="not-understood">
            <Table.Tbody>
              {lines.map(({ line, text, reason }) => (
                <Table.Tr key={`${line} ${reason} ${text}`}>
                  <Table.Td w="6rem" valign="top">
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      aria-label={t('capture.goToLine', { line })}
                      onClick={() => onLine(line)}
                    >
                      {t('capture.line', { line })}
                    </Anchor>
                  </Table.Td>
                  <Table.Td valign="top">
                    <Text size="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
                      {text}
                    </Text>
                  </Table.Td>
                  <Table.Td w="11rem" valign="top">
                    <Text size="xs" c="gray.7">
                      {t(`capture.notUnderstoodReasons.${reason}`)}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
    </Stack>
  )
}
