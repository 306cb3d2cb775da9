import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import type { Refusal } from '../../../contract/errors.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { SaveHint } from '../../ui/SaveHint.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { usePerson } from '../../state/preferences.ts'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface UnitChange<Input> {
  /** Resolves with `null` when it was refused: `refused` then says why. */
  readonly run: (params: Input & { readonly as: string }) => Promise<object | null>
  readonly running: boolean
  readonly refused: Refusal | null
}

interface Previewed<Preview> {
  /** `undefined`: not known yet. */
  readonly data: Preview | undefined
  readonly error: unknown
}

interface UnitChangeDialogProps<Input extends object, Preview> {
  readonly title: string
  readonly action: UnitChange<Input>
  /** What has been filled in; `null`: not all of it yet. */
  readonly input: Input | null
  readonly preview: Previewed<Preview>
  readonly draft: { readonly leftAt: string | undefined; readonly drop: () => void }
  readonly saveLabel: string
  /** Said once it is saved. */
  readonly saved: string
  readonly renderOutcome: (preview: Preview) => ReactNode
  readonly onClose: () => void
  /** The fields. */
  readonly children: ReactNode
}

/** Something that happens to a unit on a day; what it means is shown before anything is saved. */
export function UnitChangeDialog<Input extends object, Preview>({
  title,
  action,
  input,
  preview,
  draft,
  saveLabel,
  saved,
  renderOutcome,
  onClose,
  children,
}: UnitChangeDialogProps<Input, Preview>) {
  const { t } = useTexts()
  const person = usePerson()
  useReturnFocus()
  const mayBeSaved = preview.data !== undefined && preview.error === null
  const save = async () => {
    if (!mayBeSaved || person === null || input === null) return
    if ((await action.run({ as: person, ...input })) === null) return
    draft.drop()
    notifications.show({ color: 'green', message: saved })
    onClose()
  }
  useSaveShortcut(() => void save())
  return (
    <Modal opened onClose={onClose} size="lg" title={title} transitionProps={{ duration: 0 }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
          {children}
          {preview.data !== undefined && renderOutcome(preview.data)}
          {preview.error !== null && action.refused === null && (
            <ErrorNote refusal={toRefusal(preview.error)} />
          )}
          {person === null && <Text size="sm">{t('units.needsPerson')}</Text>}
          {action.refused !== null && <ErrorNote refusal={action.refused} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('actions.cancel')}
            </Button>
            <SaveButton
              type="submit"
              loading={action.running}
              disabled={!mayBeSaved || person === null}
              rightSection={<SaveHint />}
            >
              {saveLabel}
            </SaveButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
