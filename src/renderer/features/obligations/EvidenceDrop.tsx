import {
  ActionIcon,
  Button,
  Group,
  Input,
  Paper,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconTrash, IconUpload } from '@tabler/icons-react'
import { evidenceKinds } from '../../../core/schema/codes.ts'
import { useAction } from '../../api/actions.ts'
import type { FileTicket } from '../../../contract/ipc.ts'
import { registerFiles } from '../../api/bridge.ts'
import type { EvidenceDraft } from '../../state/form-drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { formatSize } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface EvidenceDropProps {
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly evidence: readonly EvidenceDraft[]
  readonly onChange: (evidence: readonly EvidenceDraft[]) => void
}

const draftOf = ({ ticket, name, size }: FileTicket): EvidenceDraft => ({
  ticket,
  name,
  size,
  kind: null,
  reference: '',
  date: null,
})

/** Files by drag and drop or from the system's dialog. The page holds tickets; the engine copies and hashes. */
export function EvidenceDrop({ today, evidence, onChange }: EvidenceDropProps) {
  const { t, language } = useTexts()
  const choose = useAction('files.choose')
  const addFiles = (tickets: readonly FileTicket[]) =>
    onChange([...evidence, ...tickets.map(draftOf)])
  const dropped = async (files: readonly File[]) => addFiles(await registerFiles(files))
  const chosen = async () => {
    const tickets = await choose.run({ purpose: 'evidence' })
    if (tickets !== null) addFiles(tickets)
  }
  const change = (ticket: string, part: Partial<EvidenceDraft>) =>
    onChange(evidence.map((item) => (item.ticket === ticket ? { ...item, ...part } : item)))
  return (
    <Input.Wrapper label={t('progress.evidence')} labelElement="div">
      <Stack gap="xs" mt={4}>
        <Dropzone
          onDrop={(files) => void dropped(files)}
          activateOnClick={false}
          activateOnKeyboard={false}
          tabIndex={-1}
          p="md"
          inputProps={{ 'aria-label': t('progress.evidence') }}
        >
          <Group justify="center" gap="md" style={{ pointerEvents: 'none' }}>
            <IconUpload size={28} stroke={1.4} aria-hidden />
            <div>
              <Text size="sm" fw={500}>
                {t('progress.drop')}
              </Text>
              <Text size="xs" c="gray.7">
                {t('progress.dropHint')}
              </Text>
            </div>
            <Button
              size="xs"
              variant="default"
              loading={choose.running}
              style={{ pointerEvents: 'all' }}
              onClick={() => void chosen()}
            >
              {t('progress.choose')}
            </Button>
          </Group>
        </Dropzone>
        {choose.refused !== null && <ErrorNote refusal={choose.refused} />}
        {evidence.map((item) => (
          <Paper key={item.ticket} p="xs">
            <Group justify="space-between" wrap="nowrap">
              <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
                {item.name}{' '}
                <Text span size="xs" c="dimmed">
                  {formatSize(item.size, language)}
                </Text>
              </Text>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('progress.removeFile', { name: item.name })}
                onClick={() => onChange(evidence.filter(({ ticket }) => ticket !== item.ticket))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
            <Group gap="xs" grow>
              <Select
                size="xs"
                clearable
                aria-label={t('progress.evidenceKind', { name: item.name })}
                placeholder={t('progress.kindShort')}
                data={evidenceKinds.map((kind) => ({
                  value: kind,
                  label: t(`codes.evidenceKinds.${kind}`),
                }))}
                value={item.kind}
                onChange={(kind) => change(item.ticket, { kind })}
                clearButtonProps={{ 'aria-label': t('actions.clear') }}
              />
              <TextInput
                size="xs"
                aria-label={t('progress.evidenceReference', { name: item.name })}
                placeholder={t('progress.referenceShort')}
                value={item.reference}
                onChange={(event) => change(item.ticket, { reference: event.currentTarget.value })}
              />
              <DayInput
                size="xs"
                aria-label={t('progress.evidenceDate', { name: item.name })}
                max={today}
                value={item.date}
                onChange={(date) => change(item.ticket, { date })}
              />
            </Group>
          </Paper>
        ))}
      </Stack>
    </Input.Wrapper>
  )
}
