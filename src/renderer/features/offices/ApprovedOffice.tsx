import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { useAction } from '../../api/actions.ts'
import { EightWords } from '../../ui/EightWords.tsx'
import { FilesNotSent } from '../../ui/FilesNotSent.tsx'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface ApprovedOfficeProps {
  readonly approved: NonNullable<MethodResult<'enrolment.approve'>>
  readonly onClose: () => void
}

/** The approval is written: what is sent, and the words that the other side reads before it joins. */
export function ApprovedOffice({ approved, onClose }: ApprovedOfficeProps) {
  const { t } = useTexts()
  const show = useAction('files.show')
  return (
    <Stack>
      <Note tone="good">{t('enrolment.approved', { office: approved.name })}</Note>
      <Text size="sm">{t('enrolment.approvedHint', { office: approved.name })}</Text>
      <EightWords words={approved.approvalWords} label={t('enrolment.approvalWords')} />
      <FilesNotSent files={approved.notSent} />
      <Group justify="flex-end">
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={16} aria-hidden />}
          onClick={() => void show.run({ file: approved.file })}
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
