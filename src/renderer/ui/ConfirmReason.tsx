import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Refusal } from '../../contract/errors.ts'
import { DraftNote } from './DraftNote.tsx'
import { ErrorNote } from './states.tsx'
import { useSaveShortcut } from './use-save-shortcut.ts'
import { SaveButton } from './SaveButton.tsx'
import { SaveHint } from './SaveHint.tsx'
import { useTexts } from './use-texts.ts'

/** The reason as it is typed; it outlives the dialog. */
interface HeldReason {
  readonly values: { readonly reason: string }
  readonly leftAt: string | undefined
  readonly edit: (part: { readonly reason: string }) => void
  readonly drop: () => void
}

interface ConfirmReasonProps {
  readonly title: string
  readonly text: string
  /** What the button says, where it does not withdraw. */
  readonly confirm?: string
  readonly running: boolean
  readonly refused: Refusal | null
  readonly draft: HeldReason
  /** Whether it was saved. */
  readonly onConfirm: (reason: string) => Promise<boolean>
  readonly onClose: () => void
}

/** Something that must say why. */
export function ConfirmReason(props: ConfirmReasonProps) {
  const { t } = useTexts()
  const { draft } = props
  const { reason } = draft.values
  const [tried, setTried] = useState(false)
  const missing = reason.trim() === ''
  const confirm = async () => {
    setTried(true)
    if (!missing && (await props.onConfirm(reason.trim()))) draft.drop()
  }
  useSaveShortcut(() => void confirm())
  return (
    <Modal opened onClose={props.onClose} title={props.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void confirm()
        }}
      >
        <Stack>
          <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
          <Text size="sm">{props.text}</Text>
          <Textarea
            data-autofocus
            withAsterisk
            label={t('records.reason')}
            autosize
            minRows={3}
            value={reason}
            onChange={(event) => draft.edit({ reason: event.currentTarget.value })}
            error={tried && missing ? t('records.reasonRequired') : null}
          />
          {props.refused !== null && <ErrorNote refusal={props.refused} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('actions.cancel')}
            </Button>
            <SaveButton
              type="submit"
              color="red"
              loading={props.running}
              rightSection={<SaveHint />}
            >
              {props.confirm ?? t('actions.withdraw')}
            </SaveButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
