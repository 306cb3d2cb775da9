import { Select, Stack, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useAction } from '../../api/actions.ts'
import { useFundingReckoning, useList } from '../../api/queries.ts'
import type { MeasureLink } from '../../state/panels.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { fundingName } from '../../ui/funding-name.ts'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface LinkMeasureDrawerProps {
  readonly agreement: string
  readonly kind: MeasureLink
  readonly onClose: () => void
}

/** Links an agreement to what measures it or to the money that supports it. */
export function LinkMeasureDrawer({ agreement, kind, onClose }: LinkMeasureDrawerProps) {
  const { t } = useTexts()
  const person = usePerson()
  const draft = useFormDraft('linkMeasure', `${agreement}_${kind}`, { target: null, note: '' })
  const { target, note } = draft.values
  const add = useAction('records.add')
  const options = useOptions(kind)
  const submit = async () => {
    if (person === null || target === null) return
    const added = await add.run({
      as: person,
      kind: 'link',
      fields: { agreement, target, kind, ...(note.trim() === '' ? {} : { note: note.trim() }) },
    })
    if (added === null) return
    draft.drop()
    notifications.show({ color: 'green', message: t('measures.linked') })
    onClose()
  }
  useSaveShortcut(() => void submit())
  const title = kind === 'measured_by' ? t('measures.linkIndicator') : t('measures.linkFunding')
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
          <Select
            required
            searchable
            label={kind === 'measured_by' ? t('fields.indicator') : t('fields.funding')}
            data={options}
            limit={100}
            value={target}
            onChange={(id) => draft.edit({ target: id })}
            nothingFoundMessage={t('common.noResults')}
          />
          <Textarea
            autosize
            minRows={2}
            label={t('fields.note')}
            value={note}
            onChange={(event) => draft.edit({ note: event.currentTarget.value })}
          />
          {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
          {add.refused !== null && <ErrorNote refusal={add.refused} />}
          <FormFooter
            save={t('actions.save')}
            running={add.running}
            disabled={person === null || target === null}
            onCancel={onClose}
            kept
          />
        </Stack>
      </form>
    </PanelDrawer>
  )
}

function useOptions(kind: MeasureLink): { value: string; label: string }[] {
  const { t, language } = useTexts()
  const indicators = useList('indicators', { limit: 1000 }, { enabled: kind === 'measured_by' })
  const money = useFundingReckoning({})
  if (kind === 'funded_by') {
    return (money.data?.rows ?? []).map((row) => ({
      value: row.id,
      label: fundingName(row, language, t),
    }))
  }
  return (indicators.data?.rows ?? []).map(({ id, name, nameEnglish }) => ({
    value: id,
    label: language === 'en' ? (nameEnglish ?? name) : name,
  }))
}
