import { Stack, Table, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { SessionAgreement } from '../../../contract/sessions.ts'
import { useAction } from '../../api/actions.ts'
import { useSessionAgreements } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { agreementName } from '../../ui/names.ts'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface RenumberDrawerProps {
  readonly session: string
  readonly onClose: () => void
}

/** The official numbers of a session's agreements, as the gazette published them, beside those they have. */
export function RenumberDrawer({ session, onClose }: RenumberDrawerProps) {
  const { t } = useTexts()
  const loaded = useSessionAgreements(session)
  return (
    <PanelDrawer title={t('renumber.title')} onClose={onClose} size={860}>
      {loaded.isPending && <LoadingRows />}
      {loaded.isError && <ErrorNote refusal={toRefusal(loaded.error)} />}
      {loaded.isSuccess && (
        <RenumberForm
          session={session}
          agreements={loaded.data.filter(({ stage }) => stage === 'approved')}
          onClose={onClose}
        />
      )}
    </PanelDrawer>
  )
}

interface RenumberFormProps extends RenumberDrawerProps {
  readonly agreements: readonly SessionAgreement[]
}

function RenumberForm({ session, agreements, onClose }: RenumberFormProps) {
  const { t } = useTexts()
  const person = usePerson()
  // What the form had on screen first: a later state must not become what it replaces.
  const [rows] = useState(agreements)
  const draft = useFormDraft('renumber', session, { numbers: {} })
  const { numbers } = draft.values
  const renumber = useAction('agreements.renumber')
  const given = rows.flatMap(({ id, seen }) => {
    const number = (numbers[id] ?? '').trim()
    const { number: ofNumber, title, textStatus } = seen
    return number === ''
      ? []
      : [{ agreement: id, number, title: null, seen: { number: ofNumber, title, textStatus } }]
  })
  const submit = async () => {
    if (person === null || given.length === 0) return
    const done = await renumber.run({ as: person, session, numbers: given })
    if (done === null) return
    draft.drop()
    notifications.show({
      color: 'green',
      message: t('renumber.saved', { count: done.agreements.length }),
    })
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
        <Text size="sm">{t('renumber.intro')}</Text>
        <Table verticalSpacing="xs" layout="fixed" aria-label={t('renumber.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="11rem">{t('renumber.current')}</Table.Th>
              <Table.Th>{t('agreements.title')}</Table.Th>
              <Table.Th w="13rem">{t('renumber.official')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>{agreementName(row, t)}</Table.Td>
                <Table.Td>
                  <Text size="sm" lineClamp={2}>
                    {row.title}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <TextInput
                    aria-label={t('renumber.officialOf', { name: agreementName(row, t) })}
                    placeholder={row.number ?? ''}
                    value={numbers[row.id] ?? ''}
                    onChange={(event) => {
                      const { value } = event.currentTarget
                      renumber.forget()
                      draft.keep({ numbers: { ...numbers, [row.id]: value } })
                    }}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
        {renumber.refused !== null && <ErrorNote refusal={renumber.refused} />}
        <FormFooter
          save={t('renumber.save', { count: given.length })}
          running={renumber.running}
          disabled={person === null || given.length === 0}
          onCancel={onClose}
          kept
        />
      </Stack>
    </form>
  )
}
