import { Select, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useAction } from '../../api/actions.ts'
import { useList } from '../../api/queries.ts'
import type { MeasureLink } from '../../state/panels.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { agreementName } from '../../ui/names.ts'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface LinkAgreementDrawerProps {
  readonly target: string
  readonly kind: MeasureLink
  readonly onClose: () => void
}

/** Links an indicator or money to an agreement, found by any of its words or its session. */
export function LinkAgreementDrawer({ target, kind, onClose }: LinkAgreementDrawerProps) {
  const { t } = useTexts()
  const person = usePerson()
  const draft = useFormDraft('linkAgreement', `${target}_${kind}`, { agreement: null, search: '' })
  const { agreement, search } = draft.values
  const [shown, setShown] = useState(search)
  const found = useList('agreements', { search, limit: 30 })
  const add = useAction('records.add')
  const submit = async () => {
    if (person === null || agreement === null) return
    const added = await add.run({ as: person, kind: 'link', fields: { agreement, target, kind } })
    if (added === null) return
    draft.drop()
    notifications.show({ color: 'green', message: t('measures.linked') })
    onClose()
  }
  useSaveShortcut(() => void submit())
  const options = (found.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: `${row.session} · ${agreementName(row, t)} · ${row.title ?? row.text.slice(0, 80)}`,
  }))
  return (
    <PanelDrawer title={t('measures.linkAgreement')} onClose={onClose}>
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
            label={t('fields.agreement')}
            description={t('measures.agreementHint')}
            data={options}
            // The engine has searched already, in more than the label says.
            filter={({ options: all }) => all}
            searchValue={shown}
            onSearchChange={(text) => {
              setShown(text)
              if (!options.some(({ label }) => label === text)) draft.edit({ search: text })
            }}
            value={agreement}
            onChange={(id) => draft.edit({ agreement: id })}
            nothingFoundMessage={t('common.noResults')}
          />
          {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
          {add.refused !== null && <ErrorNote refusal={add.refused} />}
          <FormFooter
            save={t('actions.save')}
            running={add.running}
            disabled={person === null || agreement === null}
            onCancel={onClose}
            kept
          />
        </Stack>
      </form>
    </PanelDrawer>
  )
}
