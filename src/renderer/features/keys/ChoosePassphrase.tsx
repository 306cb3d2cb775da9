import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { Note } from '../../ui/Note.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { MadeWords } from './MadeWords.tsx'
import { OwnPassphrase } from './OwnPassphrase.tsx'
import { strengthOf } from './strength.ts'

/** With what the keys are sealed that are about to be made. */
export function ChoosePassphrase({ onDone }: { onDone: (opened: boolean) => void }) {
  const { t } = useTexts()
  const unlock = useAction('keys.unlock', () => present)
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
    const held = await unlock.run({ passphrase: way === 'own' ? typed.first : made.passphrase })
    if (held === null) return
    setTyped({ first: '', second: '' })
    setMade({ passphrase: '', written: false })
    unlock.forget()
    onDone(true)
  }
  const refused = unlock.refused ?? propose.refused
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void seal()
      }}
    >
      <Stack>
        <Text size="sm">{t('keys.makeHint')}</Text>
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
        <Note tone="partial">{t('keys.keepSafe')}</Note>
        {refused !== null && <ErrorNote refusal={refused} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onDone(false)}>
            {t('actions.cancel')}
          </Button>
          <Button
            type="submit"
            disabled={!ready}
            loading={unlock.running}
            leftSection={<IconKey size={16} aria-hidden />}
          >
            {t('keys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
