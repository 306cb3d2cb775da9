import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { MethodResult } from '../../../contract/ipc.ts'
import { useAction } from '../../api/actions.ts'
import { useUnitMovePreview } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { formatDay } from '../../ui/format.ts'
import { Note } from '../../ui/Note.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { unitName } from '../../ui/units.ts'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import type { UnitNode } from './unit-tree.ts'

interface MoveUnitDialogProps {
  readonly unit: UnitNode
  readonly units: readonly UnitNode[]
  /** Code of the unit on which it was dropped; `null`: still to be chosen. */
  readonly parent: string | null
  readonly onClose: () => void
}

/** Puts a unit under another one from a day on; what that means is shown before anything is saved. */
export function MoveUnitDialog({ unit, units, parent, onClose }: MoveUnitDialogProps) {
  const { t, language } = useTexts()
  const person = usePerson()
  useReturnFocus()
  const move = useAction('units.move')
  const draft = useFormDraft('moveUnit', unit.id, { above: parent, on: null })
  const { above, on } = draft.values
  const input = on === null ? null : { unit: unit.code, parent: above, on }
  const preview = useUnitMovePreview(input)
  const save = async () => {
    if (person === null || input === null) return
    if ((await move.run({ as: person, ...input })) === null) return
    draft.drop()
    notifications.show({ color: 'green', message: t('units.moved') })
    onClose()
  }
  useSaveShortcut(() => void save())
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('units.moveTitle', { name: unitName(unit, language) })}
      transitionProps={{ duration: 0 }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
          <UnitPicker
            clearable
            units={units.filter(({ code }) => code !== unit.code)}
            label={t('units.moveUnder')}
            description={t('units.moveUnderHint')}
            value={above}
            onChange={(code) => draft.edit({ above: code })}
          />
          <DayInput
            required
            label={t('units.moveOn')}
            value={on}
            onChange={(day) => draft.edit({ on: day })}
          />
          {preview.isSuccess && <Outcome preview={preview.data} units={units} />}
          {preview.isError && move.refused === null && (
            <ErrorNote refusal={toRefusal(preview.error)} />
          )}
          {person === null && <Text size="sm">{t('units.needsPerson')}</Text>}
          {move.refused !== null && <ErrorNote refusal={move.refused} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('actions.cancel')}
            </Button>
            <Button
              type="submit"
              loading={move.running}
              disabled={person === null || !preview.isSuccess}
            >
              {t('units.moveSave')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface OutcomeProps {
  readonly preview: MethodResult<'units.move.preview'>
  readonly units: readonly UnitNode[]
}

function Outcome({ preview: { before, after, until, below }, units }: OutcomeProps) {
  const { t, language } = useTexts()
  const nameOf = (code: string | null) => {
    const unit = units.find((candidate) => candidate.code === code)
    return unit === undefined ? (code ?? t('units.topLevel')) : unitName(unit, language)
  }
  return (
    <Note tone="neutral">
      <Text size="sm">
        {t('units.moveOutcome', { before: nameOf(before), after: nameOf(after) })}
      </Text>
      {below > 0 && <Text size="sm">{t('units.moveBelow', { count: below })}</Text>}
      {until !== null && (
        <Text size="sm">{t('units.moveUntil', { date: formatDay(until, language) })}</Text>
      )}
    </Note>
  )
}
