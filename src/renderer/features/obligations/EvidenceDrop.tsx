import { Button, Group, Input, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconLink, IconMail, IconUpload } from '@tabler/icons-react'
import type { FileTicket } from '../../../contract/ipc.ts'
import { useAction } from '../../api/actions.ts'
import { registerFiles } from '../../api/bridge.ts'
import type { EvidenceDraft, EvidenceSource } from '../../state/casework-drafts.ts'
import { draftWithoutFile, fileDraft } from '../../state/given-evidence.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { EvidenceFields } from './EvidenceFields.tsx'

interface EvidenceDropProps {
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly evidence: readonly EvidenceDraft[]
  /** The other clauses of the agreement; none where several agreements are meant. */
  readonly clauses: readonly { readonly value: string; readonly label: string }[]
  /** Somebody tried to save: what is missing is said. */
  readonly tried: boolean
  readonly onChange: (evidence: readonly EvidenceDraft[]) => void
}

/**
 * Files by drag and drop or from the system's dialog, links, and papers of which only the number is at hand. The page
 * holds tickets; the engine copies and hashes.
 */
export function EvidenceDrop({ today, evidence, clauses, tried, onChange }: EvidenceDropProps) {
  const { t } = useTexts()
  const choose = useAction('files.choose')
  const addFiles = (tickets: readonly FileTicket[]) =>
    onChange([...evidence, ...tickets.map(fileDraft)])
  const dropped = async (files: readonly File[]) => addFiles(await registerFiles(files))
  const chosen = async () => {
    const tickets = await choose.run({ purpose: 'evidence' })
    if (tickets !== null) addFiles(tickets)
  }
  const add = (source: Exclude<EvidenceSource, 'file'>) =>
    onChange([...evidence, draftWithoutFile(source, evidence)])
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
          <EvidenceFields
            key={item.ticket}
            item={item}
            today={today}
            clauses={clauses}
            tried={tried}
            onChange={(part) => change(item.ticket, part)}
            onRemove={() => onChange(evidence.filter(({ ticket }) => ticket !== item.ticket))}
          />
        ))}
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconLink size={14} aria-hidden />}
            onClick={() => add('link')}
          >
            {t('evidence.addLink')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconMail size={14} aria-hidden />}
            onClick={() => add('letter')}
          >
            {t('evidence.addLetter')}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  )
}
