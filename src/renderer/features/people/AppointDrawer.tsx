import { Checkbox, Select, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Holder, Post } from '../../../contract/posts.ts'
import { useAction } from '../../api/actions.ts'
import { useAppointmentPreview, useList, usePost } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { formatDay } from '../../ui/format.ts'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { PartialDayInput } from '../../ui/PartialDayInput.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { TermNotes } from '../../ui/TermNotes.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { HolderPicker } from './HolderPicker.tsx'

interface AppointDrawerProps {
  readonly post: string | null
  readonly person: string | null
  /** `YYYY-MM-DD` or less: what the form begins with. */
  readonly from: string
  readonly onClose: () => void
}

/** What the register refuses of these is said beside them. */
const fields = ['from', 'to', 'person']

/** Somebody gets a post; who had it may give it over on the same day. What it means is said before it is saved. */
export function AppointDrawer(props: AppointDrawerProps) {
  const { t } = useTexts()
  const author = usePerson()
  const subject = `${props.post ?? ''}_${props.person ?? ''}`
  const draft = useFormDraft('appoint', subject, {
    post: props.post,
    holder: props.person === null ? null : { person: props.person },
    from: props.from,
    to: null,
    source: '',
    staying: [],
  })
  const { post: chosenPost, holder, from, to, source } = draft.values
  const staying = new Set(draft.values.staying)
  const [confirmed, setConfirmed] = useState(false)
  const posts = useList('posts', { limit: 10_000 })
  const post = usePost(chosenPost)
  const appoint = useAction('posts.appoint')
  const handing = givingOver(post.data, from).filter(({ id }) => !staying.has(id))
  const term =
    chosenPost === null
      ? null
      : { post: chosenPost, assignment: null, from, to, ends: handing.map(({ id }) => id) }
  const preview = useAppointmentPreview(term)
  const overlapping = (preview.data?.overlaps.length ?? 0) > 0
  const ready =
    author !== null && holder !== null && preview.isSuccess && (!overlapping || confirmed)
  const submit = async () => {
    if (author === null || holder === null || chosenPost === null || !ready) return
    const saved = await appoint.run({
      as: author,
      post: chosenPost,
      holder,
      from,
      to,
      source: source.trim() === '' ? null : source.trim(),
      ends: handing.map(({ id, toLive }) => ({ assignment: id, replaces: [...toLive] })),
      overlapConfirmed: confirmed,
    })
    if (saved === null) return
    draft.drop()
    notifications.show({ color: 'green', message: t('posts.appointed') })
    props.onClose()
  }
  useSaveShortcut(() => void submit())
  const refused = appoint.refused ?? (preview.isError ? toRefusal(preview.error) : null)
  const refusedAt = (field: string) =>
    refused?.details['field'] === field ? refusalText(refused, t) : null
  return (
    <PanelDrawer title={t('posts.appointTitle')} onClose={props.onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
          <Select
            required
            searchable
            label={t('kinds.post')}
            limit={50}
            data={(posts.data?.rows ?? []).map(({ id, name, unit }) => ({
              value: id,
              label: unit === null ? name : `${name} (${unit})`,
            }))}
            value={chosenPost}
            onChange={(id) => draft.edit({ post: id })}
            nothingFoundMessage={t('common.noResults')}
          />
          <HolderPicker
            value={holder}
            onChange={(next) => draft.edit({ holder: next })}
            error={refusedAt('person')}
          />
          <PartialDayInput
            label={t('fields.from')}
            value={from}
            onChange={(day) => draft.edit({ from: day })}
            error={refusedAt('from')}
          />
          <PartialDayInput
            label={t('fields.to')}
            description={t('posts.toHint')}
            value={to}
            onChange={(day) => draft.edit({ to: day })}
            error={refusedAt('to')}
          />
          <TextInput
            label={t('posts.document')}
            description={t('posts.documentHint')}
            value={source}
            onChange={(event) => draft.edit({ source: event.currentTarget.value })}
          />
          <Handover
            holders={givingOver(post.data, from)}
            from={from}
            staying={staying}
            onStaying={(ids) => draft.edit({ staying: [...ids] })}
          />
          {preview.data !== undefined && <TermNotes preview={preview.data} />}
          {overlapping && (
            <Checkbox
              label={t('posts.overlapConfirm')}
              checked={confirmed}
              onChange={(event) => setConfirmed(event.currentTarget.checked)}
            />
          )}
          {author === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
          {refused !== null && !fields.some(refusedAt) && <ErrorNote refusal={refused} />}
          <FormFooter
            save={t('posts.appointSave')}
            running={appoint.running}
            disabled={!ready}
            onCancel={props.onClose}
            kept
          />
        </Stack>
      </form>
    </PanelDrawer>
  )
}

/** Who holds a post for one without an end before that day: they may end as the next one begins. */
function givingOver(post: Post | undefined, from: string | null): readonly Holder[] {
  if (post === undefined || !post.single || from === null) return []
  return post.holders.filter(
    ({ state, from: began, to }) =>
      state === 'running' && (began ?? '') < from && (to === null || to > from),
  )
}

interface HandoverProps {
  readonly holders: readonly Holder[]
  readonly from: string | null
  readonly staying: ReadonlySet<string>
  readonly onStaying: (staying: ReadonlySet<string>) => void
}

function Handover({ holders, from, staying, onStaying }: HandoverProps) {
  const { t, language } = useTexts()
  if (holders.length === 0 || from === null) return null
  return (
    <Stack gap={4}>
      {holders.map(({ id, personName }) => (
        <Checkbox
          key={id}
          label={t('posts.givesOver', { name: personName, date: formatDay(from, language) })}
          checked={!staying.has(id)}
          onChange={() => {
            const next = new Set(staying)
            if (!next.delete(id)) next.add(id)
            onStaying(next)
          }}
        />
      ))}
      <Text size="xs" c="dimmed">
        {t('posts.givesOverHint')}
      </Text>
    </Stack>
  )
}
