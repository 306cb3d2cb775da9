import { Button, Checkbox } from '@mantine/core'
import { IconArrowRampRight } from '@tabler/icons-react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { parsePartialDate } from '../../../core/compliance/day.ts'
import { useAction } from '../../api/actions.ts'
import { useUnitEndPreview } from '../../api/queries.ts'
import { useScreenForm } from '../../state/screen-forms.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { Note } from '../../ui/Note.tsx'
import { PartialDayInput } from '../../ui/PartialDayInput.tsx'
import { UnitsPicker } from '../../ui/UnitsPicker.tsx'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import type { UnitNode } from './unit-tree.ts'
import { UnitChangeDialog } from './UnitChangeDialog.tsx'

interface EndUnitProps {
  readonly unit: UnitNode
  readonly units: readonly UnitNode[]
}

export function EndUnitButton(props: EndUnitProps) {
  const { t } = useTexts()
  const ending = useScreenForm('endUnit')
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowRampRight size={16} aria-hidden />}
        onClick={() => ending.show(props.unit.id)}
      >
        {t('units.end')}
      </Button>
      {ending.subject === props.unit.id && <EndUnitDialog {...props} onClose={ending.close} />}
    </>
  )
}

/** Ends a unit and names who follows it. */
function EndUnitDialog({ unit, units, onClose }: EndUnitProps & { readonly onClose: () => void }) {
  const { t, language } = useTexts()
  const draft = useFormDraft('endUnit', unit.id, { on: null, successors: [], absorbs: false })
  const { on, successors, absorbs } = draft.values
  const input =
    on === null || parsePartialDate(on) === null
      ? null
      : {
          unit: unit.code,
          on,
          successors: [...successors],
          kind: absorbs ? ('absorbs' as const) : ('replaces' as const),
        }
  return (
    <UnitChangeDialog
      title={t('units.endTitle', { name: unitName(unit, language) })}
      action={useAction('units.end')}
      input={input}
      preview={useUnitEndPreview(input)}
      draft={draft}
      saveLabel={t('units.endSave')}
      saved={t('units.ended')}
      renderOutcome={(preview) => <Outcome preview={preview} />}
      onClose={onClose}
    >
      <PartialDayInput
        required
        label={t('units.endOn')}
        description={t('units.endOnHint')}
        value={on}
        onChange={(day) => draft.edit({ on: day })}
      />
      <UnitsPicker
        units={units.filter(({ code }) => code !== unit.code)}
        value={successors}
        onChange={(codes) => draft.edit({ successors: codes })}
        label={t('units.endSuccessors')}
        description={t('units.endSuccessorsHint')}
      />
      {successors.length === 1 && (
        <Checkbox
          label={t('units.endAbsorbs')}
          checked={absorbs}
          onChange={(event) => draft.edit({ absorbs: event.currentTarget.checked })}
        />
      )}
    </UnitChangeDialog>
  )
}

function Outcome({ preview }: { readonly preview: MethodResult<'units.end.preview'> }) {
  const { t } = useTexts()
  const { kind, obligations: count, open } = preview
  if (kind === null) return <Note tone="neutral">{t('units.endNobody', { count })}</Note>
  return kind === 'splits' ? (
    <Note tone="partial">{t('units.endSplit', { count })}</Note>
  ) : (
    <Note tone="neutral">{t('units.endPasses', { count, open })}</Note>
  )
}
