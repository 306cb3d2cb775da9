import { Radio, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { lineageKinds } from '../../../core/compliance/lineage.ts'
import { useAction } from '../../api/actions.ts'
import { useFoundAgreements } from '../../api/queries.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { agreementName } from '../../ui/names.ts'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface LinkDrawerProps {
  readonly agreement: string
  readonly onClose: () => void
}

/** Milliseconds without typing after which the register is asked. */
const pause = 200

/**
 * A link to another agreement, found by number, former number, citation in words, or words of its text; or to one that
 * the register does not hold, in the words by which it is cited.
 */
export function LinkDrawer({ agreement, onClose }: LinkDrawerProps) {
  const { t } = useTexts()
  const person = usePerson()
  const add = useAction('records.add')
  const draft = useFormDraft('lineage', agreement, {
    kind: 'fulfils',
    text: '',
    target: null,
    note: '',
  })
  const { kind, text, target, note } = draft.values
  const [asked] = useDebouncedValue(text, pause)
  const found = useFoundAgreements(asked)
  const others = (found.data ?? []).filter(({ id }) => id !== agreement)
  const chosen = others.find(({ id }) => id === target)?.id ?? null
  const cited = text.trim()
  const submit = async () => {
    if (person === null || cited === '') return
    const done = await add.run({
      as: person,
      kind: 'link',
      fields: {
        agreement,
        kind,
        ...(chosen === null ? { targetText: cited } : { target: chosen }),
        note: note.trim(),
      },
    })
    if (done === null) return
    draft.drop()
    notifications.show({ color: 'green', message: t('lineage.saved') })
    onClose()
  }
  useSaveShortcut(() => void submit())
  return (
    <PanelDrawer title={t('lineage.add')} onClose={onClose}>
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
            allowDeselect={false}
            label={t('lineage.thisAgreement')}
            data={lineageKinds.map((code) => ({
              value: code,
              label: t(`codes.linkKinds.${code}`),
            }))}
            value={kind}
            onChange={(next) => {
              const known = lineageKinds.find((code) => code === next)
              if (known !== undefined) draft.edit({ kind: known })
            }}
          />
          <TextInput
            required
            data-autofocus
            label={t('lineage.other')}
            description={t('lineage.otherHint')}
            value={text}
            onChange={(event) => {
              add.forget()
              draft.edit({ target: null, text: event.currentTarget.value })
            }}
          />
          {cited !== '' && (
            <Radio.Group
              label={t('lineage.found')}
              value={chosen ?? 'words'}
              onChange={(value) => draft.edit({ target: value === 'words' ? null : value })}
            >
              <Stack gap="xs" mt="xs">
                {others.map((row) => (
                  <Radio
                    key={row.id}
                    value={row.id}
                    label={`${agreementName(row, t)} · ${t('sessions.short', { roman: row.session })}`}
                    description={row.title ?? row.text}
                  />
                ))}
                <Radio value="words" label={t('lineage.asWords', { text: cited })} />
              </Stack>
            </Radio.Group>
          )}
          {cited !== '' && chosen === null && others.length > 0 && (
            <Text size="sm" c="gray.7">
              {t('lineage.chooseHint')}
            </Text>
          )}
          <Textarea
            label={t('fields.note')}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => draft.edit({ note: event.currentTarget.value })}
          />
          {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
          {add.refused !== null && <ErrorNote refusal={add.refused} />}
          <FormFooter
            save={t('lineage.save')}
            running={add.running}
            disabled={person === null || cited === ''}
            onCancel={onClose}
            kept
          />
        </Stack>
      </form>
    </PanelDrawer>
  )
}
