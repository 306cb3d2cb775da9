import { MultiSelect, NumberInput, Stack, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { SessionDetail } from '../../../contract/sessions.ts'
import type { RecordView } from '../../../contract/records.ts'
import { useAction } from '../../api/actions.ts'
import { usePersonRecord, useSessionAgreements } from '../../api/queries.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { agreementName } from '../../ui/names.ts'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface AgendaDrawerProps {
  readonly session: string
  /** `null`: a new one. */
  readonly item: SessionDetail['agenda'][number] | null
  readonly nextOrder: number
  readonly onClose: () => void
}

/** What the form is about, for its draft. */
export const agendaSubject = (session: string, item: { readonly id: string } | null): string =>
  `${session}_${item?.id ?? 'new'}`

/** An item of the agenda: its place, its words, what was adopted under it. */
export function AgendaDrawer(props: AgendaDrawerProps) {
  const { t } = useTexts()
  const { item } = props
  const loaded = usePersonRecord(item === null ? null : item.id)
  return (
    <PanelDrawer title={t(item === null ? 'agenda.add' : 'agenda.edit')} onClose={props.onClose}>
      {item === null && <AgendaForm {...props} record={null} />}
      {item !== null &&
        (loaded.data === undefined ? (
          <LoadingRows />
        ) : (
          <AgendaForm {...props} record={loaded.data} />
        ))}
    </PanelDrawer>
  )
}

interface AgendaFormProps extends AgendaDrawerProps {
  readonly record: RecordView | null
}

function AgendaForm({ session, item, nextOrder, record: given, onClose }: AgendaFormProps) {
  const { t } = useTexts()
  const person = usePerson()
  const agreements = useSessionAgreements(session)
  const [first] = useState(given)
  const draft = useFormDraft('agenda', agendaSubject(session, item), {
    // What the form had on screen first: a later state must not become what it replaces.
    loaded: first,
    order: item?.order ?? nextOrder,
    text: item?.text ?? '',
    adopted: (first?.sets['agreements'] ?? []).map(({ element }) => element),
  })
  const { loaded: record, order, text, adopted } = draft.values
  const add = useAction('records.add')
  const edit = useAction('records.edit')
  const refused = add.refused ?? edit.refused
  const incomplete = order === null || text.trim() === ''
  const submit = async () => {
    if (person === null || incomplete) return
    const fields = { order, text: text.trim() }
    const done =
      record === null
        ? await add.run({
            as: person,
            kind: 'agendaItem',
            fields: { session, ...fields, agreements: [...adopted] },
          })
        : await edit.run({
            as: person,
            id: record.id,
            fields: Object.entries(fields).map(([field, value]) => ({
              field,
              value,
              replaces: record.fields[field]?.live ?? [],
            })),
            sets: [
              {
                field: 'agreements',
                steps: [{ step: 'replace', elements: [...adopted] }],
                seen: (record.sets['agreements'] ?? []).map(({ element, live }) => ({
                  element,
                  live,
                })),
              },
            ],
          })
    if (done === null) return
    draft.drop()
    notifications.show({ color: 'green', message: t('records.saved') })
    onClose()
  }
  useSaveShortcut(() => void submit())
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack>
        <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
        <NumberInput
          required
          label={t('fields.order')}
          min={1}
          allowDecimal={false}
          w="8rem"
          value={order ?? ''}
          onChange={(typed) => draft.edit({ order: typeof typed === 'number' ? typed : null })}
        />
        <Textarea
          required
          data-autofocus
          label={t('fields.text')}
          autosize
          minRows={3}
          value={text}
          onChange={(event) => draft.edit({ text: event.currentTarget.value })}
        />
        <MultiSelect
          label={t('agenda.adopted')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('actions.clear') }}
          nothingFoundMessage={t('common.noResults')}
          data={(agreements.data ?? []).map((agreement) => ({
            value: agreement.id,
            label: [agreementName(agreement, t), agreement.title]
              .filter((part) => part !== null)
              .join(' · '),
          }))}
          value={[...adopted]}
          onChange={(ids) => draft.edit({ adopted: ids })}
        />
        {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
        {refused !== null && <ErrorNote refusal={refused} />}
        <FormFooter
          save={t('actions.save')}
          running={add.running || edit.running}
          disabled={person === null || incomplete}
          onCancel={onClose}
          kept
        />
      </Stack>
    </form>
  )
}
