import { Group, Select, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { attendanceRoles, attendances } from '../../../core/schema/codes.ts'
import { useAction } from '../../api/actions.ts'
import { useUnitTree } from '../../api/queries.ts'
import type { DraftValues } from '../../state/draft-values.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { codeOptions } from '../../ui/code-labels.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface AttendanceDrawerProps {
  readonly session: string
  readonly onClose: () => void
}

const initial: DraftValues['attendance'] = {
  name: '',
  unit: null,
  role: 'member',
  attended: 'present',
  representedBy: '',
  designationNumber: '',
  designationDate: null,
}

/** Somebody who was called to a session: member or guest, and whether they came. */
export function AttendanceDrawer({ session, onClose }: AttendanceDrawerProps) {
  const { t } = useTexts()
  const person = usePerson()
  const units = useUnitTree()
  const add = useAction('records.add')
  const draft = useFormDraft('attendance', session, initial)
  const { name, unit, role, attended, representedBy } = draft.values
  const { designationNumber, designationDate } = draft.values
  const guest = role === 'guest' || role === 'permanent_guest'
  const submit = async () => {
    if (person === null || name.trim() === '') return
    const done = await add.run({
      as: person,
      kind: 'attendance',
      fields: {
        session,
        name: name.trim(),
        unit,
        role,
        attended,
        ...(attended === 'represented' ? { representedBy } : {}),
        ...(guest ? { designationNumber, designationDate } : {}),
      },
    })
    if (done === null) return
    draft.drop()
    notifications.show({ color: 'green', message: t('records.saved') })
    onClose()
  }
  useSaveShortcut(() => void submit())
  return (
    <PanelDrawer title={t('attendance.add')} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
          <TextInput
            required
            data-autofocus
            label={t('fields.name')}
            value={name}
            onChange={(event) => draft.edit({ name: event.currentTarget.value })}
          />
          <UnitPicker
            label={t('fields.unit')}
            units={units.data ?? []}
            value={unit}
            onChange={(code) => draft.edit({ unit: code })}
          />
          <Group grow align="flex-start">
            <Select
              allowDeselect={false}
              label={t('fields.role')}
              data={[...codeOptions(attendanceRoles, t)]}
              value={role}
              onChange={(code) => draft.edit({ role: code })}
            />
            <Select
              clearable
              clearButtonProps={{ 'aria-label': t('actions.clear') }}
              label={t('fields.attended')}
              placeholder={t('common.unknown')}
              data={[...codeOptions(attendances, t)]}
              value={attended}
              onChange={(code) => draft.edit({ attended: code })}
            />
          </Group>
          {attended === 'represented' && (
            <TextInput
              label={t('fields.representedBy')}
              value={representedBy}
              onChange={(event) => draft.edit({ representedBy: event.currentTarget.value })}
            />
          )}
          {guest && (
            <Group grow align="flex-start">
              <TextInput
                label={t('fields.designationNumber')}
                value={designationNumber}
                onChange={(event) => draft.edit({ designationNumber: event.currentTarget.value })}
              />
              <DayInput
                label={t('fields.designationDate')}
                value={designationDate}
                onChange={(day) => draft.edit({ designationDate: day })}
              />
            </Group>
          )}
          {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
          {add.refused !== null && <ErrorNote refusal={add.refused} />}
          <FormFooter
            save={t('actions.save')}
            running={add.running}
            disabled={person === null || name.trim() === ''}
            onCancel={onClose}
            kept
          />
        </Stack>
      </form>
    </PanelDrawer>
  )
}
