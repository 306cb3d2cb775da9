import { Button, Group, Menu, Stack, Text } from '@mantine/core'
import {
  IconEraser,
  IconExternalLink,
  IconLink,
  IconPaperclip,
  IconPencil,
} from '@tabler/icons-react'
import type { ObligationDetail } from '../../../contract/records.ts'
import { useAction } from '../../api/actions.ts'
import { useRecordLabels } from '../../api/queries.ts'
import { LinkText } from '../../ui/LinkText.tsx'
import { formatDay, formatSize } from '../../ui/format.ts'
import { HashText } from '../../ui/HashText.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useShowPanel } from '../../state/panels.ts'
import { usePerson } from '../../state/preferences.ts'
import { WithdrawnBadge } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { EntryMenu } from './EntryMenu.tsx'
import { FileStateBadge } from './FileStateBadge.tsx'
import { ReturnFileButton } from './ReturnFileButton.tsx'
import classes from './EvidenceItem.module.css'

/** Of these the bytes can be given back. */
const lost: readonly (string | null)[] = ['missing', 'altered']

/** What can be said of it afterwards; the file itself is written once. */
const editableFields = ['kind', 'reference', 'date', 'pages', 'scanned', 'link']

export function EvidenceItem({ evidence }: { evidence: ObligationDetail['evidence'][number] }) {
  const { t, language } = useTexts()
  const open = useAction('evidence.open')
  const show = useShowPanel()
  const person = usePerson()
  const name =
    evidence.fileName ??
    evidence.reference ??
    (evidence.link === null ? t('common.file') : t('evidence.sources.link'))
  const Picture = evidence.sha256 === null && evidence.link !== null ? IconLink : IconPaperclip
  const facts = [
    evidence.kind === null ? null : t(`codes.evidenceKinds.${evidence.kind}`),
    evidence.reference === name ? null : evidence.reference,
    evidence.date === null ? null : formatDay(evidence.date, language),
    evidence.size === null ? null : formatSize(evidence.size, language),
    evidence.pages === null ? null : t('evidence.pages', { count: evidence.pages }),
    evidence.scanned ? t('evidence.scanned') : null,
    evidence.authorName,
  ].filter((fact) => fact !== null && fact !== '')
  return (
    <Stack gap="xs">
      <div className={classes.item}>
        <Stack gap={2}>
          <Group gap="xs">
            <Picture size={16} aria-hidden />
            <Text size="sm" fw={500} className={classes.name}>
              {name}
            </Text>
            {evidence.withdrawn !== null && <WithdrawnBadge reason={evidence.withdrawn} />}
            {evidence.fileState !== null && (
              <FileStateBadge
                state={evidence.fileState}
                reason={evidence.purged}
                checked={evidence.fileChecked}
              />
            )}
          </Group>
          <Group gap="xs">
            <Text size="xs" c="gray.7">
              {facts.join(' · ')}
            </Text>
            {evidence.sha256 !== null && <HashText sha256={evidence.sha256} />}
          </Group>
          {evidence.purged !== null && (
            <Text size="xs">{t('evidence.purgedBecause', { reason: evidence.purged })}</Text>
          )}
          {evidence.link !== null && <LinkText link={evidence.link} />}
          {evidence.clauses.length > 0 && <Supported clauses={evidence.clauses} />}
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
            more={
              <>
                <Menu.Item
                  disabled={person === null || evidence.withdrawn !== null}
                  leftSection={<IconPencil size={16} aria-hidden />}
                  onClick={() =>
                    show({ panel: 'edit', record: evidence.id, fields: editableFields })
                  }
                >
                  {t('evidence.edit')}
                </Menu.Item>
                {evidence.sha256 !== null && evidence.purged === null && (
                  <Menu.Item
                    color="red"
                    disabled={person === null}
                    leftSection={<IconEraser size={16} aria-hidden />}
                    onClick={() => show({ panel: 'purge', evidence: evidence.id, name })}
                  >
                    {t('purge.menu')}
                  </Menu.Item>
                )}
              </>
            }
          />
        </Group>
      </div>
      {open.refused !== null && <ErrorNote refusal={open.refused} />}
      {lost.includes(evidence.fileState) && <ReturnFileButton evidence={evidence.id} />}
    </Stack>
  )
}

function Supported({ clauses }: { clauses: readonly string[] }) {
  const { t } = useTexts()
  const labels = useRecordLabels(clauses)
  return (
    <Text size="xs" c="gray.7">
      {t('evidence.alsoSupports', {
        clauses: clauses.map((id) => labels.get(id) ?? '').join('; '),
      })}
    </Text>
  )
}
