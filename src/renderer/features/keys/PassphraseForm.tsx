import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { useState } from 'react'
import type { Refusal } from '../../../contract/errors.ts'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { Note } from '../../ui/Note.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { MadeWords } from './MadeWords.tsx'
import { OwnPassphrase } from './OwnPassphrase.tsx'
import { strengthOf } from './strength.ts'

interface PassphraseFormProps {
  readonly hint: string
  readonly warning: string
  readonly submit: string
  readonly icon: Icon
  readonly running: boolean
  readonly refused: Refusal | null
  /** Whether it was done: what was typed is then forgotten. */
  readonly onChosen: (passphrase: string) => Promise<boolean>
  readonly onCancel: () => void
}

/** A passphrase that is new: thought of and typed twice, or six words of the program. */
export function PassphraseForm({
  hint,
  warning,
  submit,
  icon: Picture,
  running,
  refused,
  onChosen,
  onCancel,
}: PassphraseFormProps) {
  const { t } = useTexts()
  const propose = useAction('keys.propose', () => present)
  const [way, setWay] = useState<'own' | 'made'>('own')
  const [typed, setTyped] = useState({ first: '', second: '' })
  const [made, setMade] = useState({ passphrase: '', written: false })
  const ready =
    way === 'own'
      ? strengthOf(typed.first) !== 'short' && typed.first === typed.second
      : made.passphrase !== '' && made.written
  const change = async (next: 'own' | 'made') => {
    setWay(next)
    if (next === 'own' || made.passphrase !== '') return
    const proposed = await propose.run({})
    if (proposed !== null) setMade({ passphrase: proposed.passphrase, written: false })
    propose.forget()
  }
  const seal = async () => {
    if (!ready) return
    if (!(await onChosen(way === 'own' ? typed.first : made.passphrase))) return
    setTyped({ first: '', second: '' })
    setMade({ passphrase: '', written: false })
  }
  const shown = refused ?? propose.refused
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void seal()
      }}
    >
      <Stack>
        <Text size="sm">{hint}</Text>
        <SegmentedControl
          aria-label={t('keys.way')}
          value={way}
          onChange={(next) => void change(next === 'made' ? 'made' : 'own')}
          data={[
            { value: 'own', label: t('keys.own') },
            { value: 'made', label: t('keys.made') },
          ]}
        />
        {way === 'own' ? (
          <OwnPassphrase typed={typed} onChange={setTyped} />
        ) : (
          <MadeWords made={made} onChange={setMade} />
        )}
        <Note tone="partial">{warning}</Note>
        {shown !== null && <ErrorNote refusal={shown} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('actions.cancel')}
          </Button>
          <Button
            type="submit"
            disabled={!ready}
            loading={running}
            leftSection={<Picture size={16} aria-hidden />}
          >
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
