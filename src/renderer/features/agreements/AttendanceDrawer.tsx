import { Group, Select, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { attendanceRoles, attendances } from '../../../core/schema/codes.ts'
import { useAction } from '../../api/actions.ts'
import { useUnitTree } from '../../api/queries.ts'
import { usePerson } from '../../state/preferences.ts'
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

/** Somebody who was called to a session: member or guest, and whether they came. */
export function AttendanceDrawer({ session, onClose }: AttendanceDrawerProps) {
  const { t } = useTexts()
  const person = usePerson()
  const units = useUnitTree()
  const add = useAction('records.add')
  const [name, setName] = useState('')
  const [unit, setUnit] = useState<string | null>(null)
  const [role, setRole] = useState<string | null>('member')
  const [attended, setAttended] = useState<string | null>('present')
  const [representedBy, setRepresentedBy] = useState('')
  const [designationNumber, setDesignationNumber] = useState('')
  const [designationDate, setDesignationDate] = useState<string | null>(null)
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
          <TextInput
            required
            data-autofocus
            label={t('fields.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <UnitPicker
            label={t('fields.unit')}
            units={units.data ?? []}
            value={unit}
            onChange={setUnit}
          />
          <Group grow align="flex-start">
            <Select
              allowDeselect={false}
              label={t('fields.role')}
              data={[...codeOptions(attendanceRoles, t)]}
              value={role}
              onChange={setRole}
            />
            <Select
              clearable
              clearButtonProps={{ 'aria-label': t('actions.clear') }}
              label={t('fields.attended')}
              placeholder={t('common.unknown')}
              data={[...codeOptions(attendances, t)]}
              value={attended}
              onChange={setAttended}
            />
          </Group>
          {attended === 'represented' && (
            <TextInput
              label={t('fields.representedBy')}
              value={representedBy}
              onChange={(event) => setRepresentedBy(event.currentTarget.value)}
            />
          )}
          {guest && (
            <Group grow align="flex-start">
              <TextInput
                label={t('fields.designationNumber')}
                value={designationNumber}
                onChange={(event) => setDesignationNumber(event.currentTarget.value)}
              />
              <DayInput
                label={t('fields.designationDate')}
                value={designationDate}
                onChange={setDesignationDate}
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
          />
        </Stack>
      </form>
    </PanelDrawer>
  )
}
