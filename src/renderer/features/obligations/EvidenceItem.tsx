import { Button, Group, Stack, Text } from '@mantine/core'
import { IconExternalLink, IconFileUnknown, IconPaperclip } from '@tabler/icons-react'
import type { ObligationDetail } from '../../../contract/records.ts'
import { useAction } from '../../api/actions.ts'
import { formatDay, formatSize } from '../../ui/format.ts'
import { HashText } from '../../ui/HashText.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { WithdrawnBadge } from '../../ui/status.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { EntryMenu } from './EntryMenu.tsx'
import classes from './EvidenceItem.module.css'

export function EvidenceItem({ evidence }: { evidence: ObligationDetail['evidence'][number] }) {
  const { t, language } = useTexts()
  const open = useAction('evidence.open')
  const name = evidence.fileName ?? evidence.link ?? evidence.reference ?? t('common.file')
  const facts = [
    evidence.kind === null ? null : t(`codes.evidenceKinds.${evidence.kind}`),
    evidence.reference,
    evidence.date === null ? null : formatDay(evidence.date, language),
    evidence.size === null ? null : formatSize(evidence.size, language),
    evidence.authorName,
  ].filter((fact) => fact !== null && fact !== '')
  return (
    <Stack gap="xs">
      <div className={classes.item}>
        <Stack gap={2}>
          <Group gap="xs">
            <IconPaperclip size={16} aria-hidden />
            <Text size="sm" fw={500} className={classes.name}>
              {name}
            </Text>
            {evidence.withdrawn !== null && <WithdrawnBadge reason={evidence.withdrawn} />}
            {evidence.sha256 !== null && !evidence.held && (
              <StatusBadge tone="partial" icon={IconFileUnknown} label={t('obligations.notHeld')} />
            )}
          </Group>
          <Group gap="xs">
            <Text size="xs" c="gray.7">
              {facts.join(' · ')}
            </Text>
            {evidence.sha256 !== null && <HashText sha256={evidence.sha256} />}
          </Group>
        </Stack>
        <Group gap={4} wrap="nowrap">
          {evidence.held && (
            <Button
              size="compact-sm"
              variant="default"
              loading={open.running}
              aria-label={t('obligations.openEvidence', { name })}
              leftSection={<IconExternalLink size={14} aria-hidden />}
              onClick={() => void open.run({ id: evidence.id })}
            >
              {t('actions.open')}
            </Button>
          )}
          <EntryMenu
            record={evidence.id}
            label={name}
            withdraw={t('obligations.withdrawEvidence', { name })}
            withdrawn={evidence.withdrawn !== null}
          />
        </Group>
      </div>
      {open.refused !== null && <ErrorNote refusal={open.refused} />}
    </Stack>
  )
}
