import { Select, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { obligationRoles } from '../../../core/schema/codes.ts'
import { useAction } from '../../api/actions.ts'
import { usePlannedObligations, useUnitTree } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { Note } from '../../ui/Note.tsx'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { unitName } from '../../ui/units.ts'
import { UnitsPicker } from '../../ui/UnitsPicker.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface AddObligationsDrawerProps {
  readonly clause: string
  readonly order: number
  readonly onClose: () => void
}

/** Binds more units by a clause that was accepted with the wrong addressees; says first how many obligations come. */
export function AddObligationsDrawer({ clause, order, onClose }: AddObligationsDrawerProps) {
  const { t } = useTexts()
  const person = usePerson()
  const units = useUnitTree()
  const draft = useFormDraft('addObligations', clause, { units: [], role: 'obliged' })
  const { units: picked, role } = draft.values
  const add = useAction('obligations.add')
  const plan = usePlannedObligations(clause, picked)
  const submit = async () => {
    if (person === null || picked.length === 0) return
    const added = await add.run({ as: person, clause, units: [...picked], role })
    if (added === null) return
    draft.drop()
    notifications.show({
      color: 'green',
      message: t('agreements.responsiblesAdded', { count: added.ids.length }),
    })
    onClose()
  }
  useSaveShortcut(() => void submit())
  return (
    <PanelDrawer title={t('agreements.addResponsiblesTitle', { order })} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
          <Text size="sm">{t('agreements.addResponsiblesIntro')}</Text>
          <UnitsPicker
            required
            label={t('agreements.responsibles')}
            units={units.data ?? []}
            value={picked}
            onChange={(codes) => {
              add.forget()
              draft.edit({ units: codes })
            }}
          />
          <Select
            required
            allowDeselect={false}
            label={t('fields.role')}
            data={obligationRoles.map((code) => ({
              value: code,
              label: t(`codes.obligationRoles.${code}`),
            }))}
            value={role}
            onChange={(next) => {
              if (next !== null) draft.edit({ role: next })
            }}
          />
          {plan.data !== undefined && <Plan plan={plan.data} units={units.data ?? []} />}
          {plan.isError && <ErrorNote refusal={toRefusal(plan.error)} />}
          {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
          {add.refused !== null && <ErrorNote refusal={add.refused} />}
          <FormFooter
            save={t('agreements.addResponsiblesSave')}
            running={add.running}
            disabled={person === null || plan.data === undefined || plan.data.missing.length === 0}
            onCancel={onClose}
            kept
          />
        </Stack>
      </form>
    </PanelDrawer>
  )
}

interface PlanProps {
  readonly plan: NonNullable<ReturnType<typeof usePlannedObligations>['data']>
  readonly units: NonNullable<ReturnType<typeof useUnitTree>['data']>
}

function Plan({ plan, units }: PlanProps) {
  const { t, language } = useTexts()
  const nameOf = (code: string) => {
    const unit = units.find((candidate) => candidate.code === code)
    return unit === undefined ? code : unitName(unit, language)
  }
  return (
    <Note
      tone={plan.missing.length === 0 ? 'partial' : 'neutral'}
      title={t('agreements.planned', { count: plan.missing.length })}
    >
      {plan.missing.length > 0 && <Text size="sm">{plan.missing.map(nameOf).join(', ')}</Text>}
      {plan.existing.length > 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('agreements.plannedExisting', {
            units: plan.existing.map(({ unit }) => nameOf(unit)).join(', '),
          })}
        </Text>
      )}
    </Note>
  )
}
