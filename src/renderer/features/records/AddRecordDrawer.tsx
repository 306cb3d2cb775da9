import { Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { RecordKind } from '../../../core/schema/registry.ts'
import { useAction } from '../../api/actions.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { type FieldState, type FieldValue } from './record-form.ts'
import { RecordAdvice } from './RecordAdvice.tsx'
import { RecordField } from './RecordField.tsx'

interface AddRecordDrawerProps {
  readonly kind: RecordKind
  readonly title: string
  /** Single-valued fields, in the order of the form. */
  readonly fields: readonly string[]
  /** Values that the form begins with; those of fields that it does not show go along unseen. */
  readonly given: Readonly<Record<string, string | number>>
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onClose: () => void
}

/** What is added, and to what. */
const subjectOf = (kind: RecordKind, given: AddRecordDrawerProps['given']): string =>
  [kind, ...Object.values(given)].join('_').replaceAll(/[^0-9A-Za-z_]/gu, '')

const untouched: FieldState = { value: null, live: [], conflict: false }

/** A new record of any kind that is added field by field. */
export function AddRecordDrawer(props: AddRecordDrawerProps) {
  const { kind, title, fields, given, today, onClose } = props
  const { t } = useTexts()
  const person = usePerson()
  const draft = useFormDraft('add', subjectOf(kind, given), given)
  const { values } = draft
  const add = useAction('records.add')
  const submit = async () => {
    if (person === null) return
    const filled = Object.entries(values).filter(([, value]) => value !== null)
    const added = await add.run({ as: person, kind, fields: Object.fromEntries(filled) })
    if (added === null) return
    draft.drop()
    notifications.show({ color: 'green', message: t('records.added') })
    onClose()
  }
  useSaveShortcut(() => void submit())
  const { refused } = add
  const refusedField = refused?.details['field']
  const valueOf = (field: string): FieldValue => values[field] ?? null
  return (
    <PanelDrawer title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
          {fields.map((field) => (
            <RecordField
              key={field}
              kind={kind}
              field={field}
              state={untouched}
              value={valueOf(field)}
              today={today}
              error={refused !== null && refusedField === field ? refusalText(refused, t) : null}
              onChange={(value) => draft.edit({ [field]: value })}
            />
          ))}
          <RecordAdvice kind={kind} record={null} valueOf={valueOf} />
          {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
          {refused !== null && !fields.some((field) => field === refusedField) && (
            <ErrorNote refusal={refused} />
          )}
          <FormFooter
            save={t('actions.save')}
            running={add.running}
            disabled={person === null}
            onCancel={onClose}
            kept
          />
        </Stack>
      </form>
    </PanelDrawer>
  )
}
