import { Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import type { RecordView } from '../../../contract/records.ts'
import { useAction } from '../../api/actions.ts'
import { useRecord } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import type { RecordDraft } from '../../state/draft-contents.ts'
import { draftKey, useFormDrafts } from '../../state/form-drafts.ts'
import { useGo } from '../../state/navigation.ts'
import { usePerson } from '../../state/preferences.ts'
import { emptyView, whereIs } from '../../state/route.ts'
import { ConflictsNote } from '../../ui/ConflictsNote.tsx'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { ErrorNote, LoadingPage } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { fieldDefinition } from '../../../core/schema/registry.ts'
import { changedFields, changedSets, loadedElements, loadedField } from './record-form.ts'
import { RecordAdvice } from './RecordAdvice.tsx'
import { RecordField } from './RecordField.tsx'
import { SetField } from './SetField.tsx'

interface RecordDrawerProps {
  readonly record: string
  readonly fields: readonly string[]
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onClose: () => void
}

/** Corrects fields of any record. */
export function RecordDrawer({ record, fields, today, onClose }: RecordDrawerProps) {
  const { t } = useTexts()
  const loaded = useRecord(record)
  return (
    <PanelDrawer title={titleOf(loaded.data, fields, t)} onClose={onClose}>
      {loaded.isPending && <LoadingPage />}
      {loaded.isError && <ErrorNote refusal={toRefusal(loaded.error)} />}
      {loaded.isSuccess && (
        <RecordForm record={loaded.data} fields={fields} today={today} onClose={onClose} />
      )}
    </PanelDrawer>
  )
}

/** What the form does; one that names a verifier does that alone. */
function titleOf(record: RecordView | undefined, fields: readonly string[], t: TFunction): string {
  return record?.kind === 'obligation' && fields.join() === 'verifier'
    ? t('obligations.nameVerifierOf', { label: record.label })
    : t('records.editTitle', { label: record?.label ?? '' })
}

interface RecordFormProps extends Omit<RecordDrawerProps, 'record'> {
  readonly record: RecordView
}

/** What is typed stays when the panel, or the program, is closed: with the record as it was on screen then. */
function useRecordDraft(initial: RecordDraft) {
  const { id } = initial.loaded
  const kept = useFormDrafts((drafts) => drafts.record[id])
  const leftAt = useFormDrafts((drafts) => drafts.leftAt[draftKey('record', id)])
  const keep = useFormDrafts((drafts) => drafts.keep)
  const drop = useFormDrafts((drafts) => drafts.drop)
  const draft = kept ?? initial
  return {
    draft,
    leftAt,
    edit: (part: Partial<RecordDraft>) =>
      keep('record', id, { ...draft, ...part, fields: initial.fields }),
    drop: () => drop('record', id),
  }
}

function RecordForm({ record, fields, today, onClose }: RecordFormProps) {
  const { t } = useTexts()
  const person = usePerson()
  const go = useGo()
  // What the form had on screen first: a later state of the record must not become what it replaces.
  const [initial] = useState<RecordDraft>({ loaded: record, fields, edits: {}, elementEdits: {} })
  const {
    draft: { loaded, edits, elementEdits },
    leftAt,
    edit,
    drop,
  } = useRecordDraft(initial)
  const save = useAction('records.edit')
  const changed = { fields: changedFields(loaded, edits), sets: changedSets(loaded, elementEdits) }
  const nothing = changed.fields.length === 0 && changed.sets.length === 0
  const submit = async () => {
    if (person === null || nothing) return
    const saved = await save.run({ as: person, id: loaded.id, ...changed })
    if (saved === null) return
    drop()
    notifications.show({ color: 'green', message: t('records.saved') })
    for (const warning of saved.warnings) {
      notifications.show({ color: 'orange', message: refusalText(warning, t), autoClose: false })
    }
    onClose()
  }
  useSaveShortcut(() => void submit())
  const inConflict = fields.filter((field) => loadedField(loaded, field).conflict).length
  const seeConflicts = () => {
    onClose()
    const filters = [whereIs('record', loaded.id)]
    go({ screen: 'conflicts', view: { ...emptyView, filters }, conflict: null })
  }
  const { refused } = save
  const refusedField = refused?.details['field']
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack>
        <DraftNote leftAt={leftAt} onDiscard={drop} />
        <ConflictsNote total={inConflict} onSee={seeConflicts} />
        {fields.map((field) => {
          const error = refused !== null && refusedField === field ? refusalText(refused, t) : null
          const definition = fieldDefinition(loaded.kind, field)
          return definition?.set === true ? (
            <SetField
              key={field}
              field={field}
              definition={definition}
              value={elementEdits[field] ?? loadedElements(loaded, field)}
              error={error}
              onChange={(elements) =>
                edit({ elementEdits: { ...elementEdits, [field]: elements } })
              }
            />
          ) : (
            <RecordField
              key={field}
              kind={loaded.kind}
              field={field}
              state={loadedField(loaded, field)}
              value={field in edits ? (edits[field] ?? null) : loadedField(loaded, field).value}
              today={today}
              error={error}
              onChange={(value) => edit({ edits: { ...edits, [field]: value } })}
            />
          )
        })}
        <RecordAdvice
          kind={loaded.kind}
          record={loaded.id}
          valueOf={(field) =>
            field in edits ? (edits[field] ?? null) : loadedField(loaded, field).value
          }
        />
        {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
        {refused !== null && !fields.some((field) => field === refusedField) && (
          <ErrorNote refusal={refused} />
        )}
        <FormFooter
          save={t('actions.save')}
          running={save.running}
          disabled={person === null || nothing}
          onCancel={onClose}
        />
      </Stack>
    </form>
  )
}
