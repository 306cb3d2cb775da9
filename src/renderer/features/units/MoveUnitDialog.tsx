import { Text } from '@mantine/core'
import type { MethodResult } from '../../../contract/ipc.ts'
import { useAction } from '../../api/actions.ts'
import { useUnitMovePreview } from '../../api/queries.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { formatDay } from '../../ui/format.ts'
import { Note } from '../../ui/Note.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import type { UnitNode } from './unit-tree.ts'
import { UnitChangeDialog } from './UnitChangeDialog.tsx'

interface MoveUnitDialogProps {
  readonly unit: UnitNode
  readonly units: readonly UnitNode[]
  /** Code of the unit on which it was dropped; `null`: still to be chosen. */
  readonly parent: string | null
  readonly onClose: () => void
}

/** Puts a unit under another one from a day on. */
export function MoveUnitDialog({ unit, units, parent, onClose }: MoveUnitDialogProps) {
  const { t, language } = useTexts()
  const draft = useFormDraft('moveUnit', unit.id, { above: parent, on: null })
  const { above, on } = draft.values
  const input = on === null ? null : { unit: unit.code, parent: above, on }
  return (
    <UnitChangeDialog
      title={t('units.moveTitle', { name: unitName(unit, language) })}
      action={useAction('units.move')}
      input={input}
      preview={useUnitMovePreview(input)}
      draft={draft}
      saveLabel={t('units.moveSave')}
      saved={t('units.moved')}
      renderOutcome={(preview) => <Outcome preview={preview} units={units} />}
      onClose={onClose}
    >
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
    </UnitChangeDialog>
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
