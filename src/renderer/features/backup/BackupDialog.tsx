import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { IconDatabaseExport, IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { useAction } from '../../api/actions.ts'
import { useLongAction } from '../../api/jobs.ts'
import { useBackupStanding } from '../../api/queries.ts'
import { formatBytes } from '../../ui/format-bytes.ts'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { Note } from '../../ui/Note.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'

type Made = NonNullable<MethodResult<'backup.save'>>

interface BackupDialogProps {
  readonly today: string
  readonly onClose: () => void
}

/** The whole register in one file, where the system's dialog says; people go on working meanwhile. */
export function BackupDialog({ today, onClose }: BackupDialogProps) {
  const { t, language } = useTexts()
  const save = useLongAction('backup.save')
  const [made, setMade] = useState<Made | null>(null)
  const write = async () => {
    const done = await save.run({ language, day: today })
    if (done.ok && done.value !== null) setMade(done.value)
  }
  return (
    <Modal
      opened
      size="lg"
      title={t('backup.title')}
      // It can be cancelled; who closes the window over it would not know how it ended.
      closeOnClickOutside={!save.running}
      closeOnEscape={!save.running}
      withCloseButton={!save.running}
      onClose={onClose}
    >
      {save.running && (
        <JobProgress progress={save.progress} cancelling={save.cancelling} onCancel={save.cancel} />
      )}
      {!save.running && made === null && (
        <Stack>
          <LastBackup />
          <Text size="sm">{t('backup.hint')}</Text>
          <Note tone="partial">{t('backup.keep')}</Note>
          {save.refused !== null && <ErrorNote refusal={save.refused} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('actions.cancel')}
            </Button>
            <Button
              data-autofocus
              leftSection={<IconDatabaseExport size={16} aria-hidden />}
              onClick={() => void write()}
            >
              {t('backup.choose')}
            </Button>
          </Group>
        </Stack>
      )}
      {!save.running && made !== null && <MadeBackup made={made} onClose={onClose} />}
    </Modal>
  )
}

function LastBackup() {
  const { t } = useTexts()
  const moment = useMoments()
  const standing = useBackupStanding().data
  if (standing === undefined) return null
  const { made, file } = standing
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      {made === null
        ? t('backup.none')
        : t('backup.last', { moment: moment(made), file: file ?? '' })}
    </Text>
  )
}

/** So many are named; a check names all. */
const mostNamed = 20

function MadeBackup({ made, onClose }: { readonly made: Made; readonly onClose: () => void }) {
  const { t, language } = useTexts()
  const show = useAction('files.show')
  const { file, bytes, attachments, left } = made
  return (
    <Stack>
      <Note tone="good" title={t('backup.made')}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t('backup.facts', { file, count: attachments, size: formatBytes(bytes, language) })}
        </Text>
      </Note>
      {left.length > 0 && (
        <Note tone="partial" title={t('backup.left', { count: left.length })}>
          <List size="sm" style={{ overflowWrap: 'anywhere' }}>
            {left.slice(0, mostNamed).map(({ sha256, file: name, agreement, unit, why }) => (
              <List.Item key={sha256}>
                {t(why === 'missing' ? 'exchange.notSentMissing' : 'exchange.notSentAltered', {
                  file: name ?? sha256,
                  about: [agreement, unit].filter((part) => part !== null).join(' · ') || '—',
                })}
              </List.Item>
            ))}
          </List>
        </Note>
      )}
      <Group justify="flex-end">
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={16} aria-hidden />}
          onClick={() => void show.run({ file })}
        >
          {t('enrolment.showFile')}
        </Button>
        <Button data-autofocus onClick={onClose}>
          {t('actions.close')}
        </Button>
      </Group>
    </Stack>
  )
}
