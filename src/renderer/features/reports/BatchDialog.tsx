import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { IconFolderShare } from '@tabler/icons-react'
import { useState } from 'react'
import { batchReports, type BatchReport, type BatchResult } from '../../../contract/report-batch.ts'
import { documentFormats, type DocumentFormat, type Paper } from '../../../contract/report-form.ts'
import type { Language } from '../../../core/schema/codes.ts'
import { call } from '../../api/bridge.ts'
import { useLongAction } from '../../api/jobs.ts'
import { shownPast } from '../../api/past.ts'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { Note } from '../../ui/Note.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface BatchDialogProps {
  readonly language: Language
  readonly paper: Paper
  readonly onClose: () => void
}

/** One report of each session, entity or unit, in a folder that the system's dialog asks for. */
export function BatchDialog({ language, paper, onClose }: BatchDialogProps) {
  const { t } = useTexts()
  const [report, setReport] = useState<BatchReport>('entity')
  const [format, setFormat] = useState<DocumentFormat>('pdf')
  const [done, setDone] = useState<BatchResult | null>(null)
  const make = useLongAction('reports.exportAll', undefined, shownPast)
  const begin = async () => {
    const made = await make.run({ report, language, paper, format })
    if (made.ok) setDone(made.value)
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('reports.batch.title')}
      closeOnClickOutside={!make.running}
      closeOnEscape={!make.running}
      withCloseButton={!make.running}
    >
      {make.running && (
        <JobProgress progress={make.progress} cancelling={make.cancelling} onCancel={make.cancel} />
      )}
      {!make.running && done !== null && <BatchDone done={done} onClose={onClose} />}
      {!make.running && done === null && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void begin()
          }}
        >
          <Stack>
            <Select
              data-autofocus
              label={t('reports.batch.what')}
              data={batchReports.map((value) => ({
                value,
                label: t(`reports.batch.kinds.${value}`),
              }))}
              value={report}
              allowDeselect={false}
              onChange={(chosen) =>
                setReport(batchReports.find((known) => known === chosen) ?? report)
              }
            />
            <Select
              label={t('reports.batch.format')}
              data={documentFormats.map((value) => ({
                value,
                label: t(`reports.batch.formats.${value}`),
              }))}
              value={format}
              allowDeselect={false}
              onChange={(chosen) =>
                setFormat(documentFormats.find((known) => known === chosen) ?? format)
              }
            />
            <Text size="sm" c="dimmed">
              {t('reports.batch.hint')}
            </Text>
            {make.refused !== null && <ErrorNote refusal={make.refused} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('actions.cancel')}
              </Button>
              <Button type="submit" leftSection={<IconFolderShare size={16} aria-hidden />}>
                {t('reports.batch.choose')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}

function BatchDone({
  done,
  onClose,
}: {
  readonly done: BatchResult
  readonly onClose: () => void
}) {
  const { t } = useTexts()
  const { cancelled, files, folder, of } = done
  const [first] = files
  const same = files.filter(({ state }) => state === 'same').length
  return (
    <Stack>
      <Note tone={cancelled ? 'partial' : 'good'}>
        {cancelled
          ? t('reports.batch.cancelled', { count: files.length, of })
          : t('reports.batch.done', { count: files.length })}
      </Note>
      {same > 0 && <Text size="sm">{t('reports.batch.same', { count: same })}</Text>}
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {folder}
      </Text>
      <Group justify="flex-end">
        {first !== undefined && (
          <Button variant="default" onClick={() => void call('files.show', { file: first.file })}>
            {t('dossier.showFile')}
          </Button>
        )}
        <Button data-autofocus onClick={onClose}>
          {t('actions.close')}
        </Button>
      </Group>
    </Stack>
  )
}
