import { notifications, notificationsStore } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { useLastSave } from '../../api/queries.ts'
import { usePerson } from '../../state/preferences.ts'
import { intentLabel } from '../../ui/known-labels.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { SavedNote } from './SavedNote.tsx'

/** Screens say what was saved as soon as they are answered: by then their note is there. */
const untilSaid = 250
/** Long enough to read and to change one's mind, in milliseconds. */
const shown = 12_000

/**
 * After each save of the person who works, the note that says so also offers to undo it; a save of which no screen
 * speaks gets a note of its own.
 */
export function useUndoOffer(): void {
  const person = usePerson()
  const { t } = useTexts()
  const { data } = useLastSave(person)
  const seen = useRef<{ readonly person: string | null; readonly save: string | null } | null>(null)
  const offered = useRef<string | null>(null)
  useEffect(() => {
    if (data === undefined || person === null) return undefined
    const before = seen.current
    // Something was saved or undone since: the last offer does not hold any more.
    if (before?.save !== data?.save && offered.current !== null) {
      notifications.hide(offered.current)
      offered.current = null
    }
    const save = data?.save ?? null
    seen.current = { person, save }
    // What was saved before this window looked is no news.
    if (before === null || before.person !== person || before.save === save) return undefined
    if (data === null || data.refused !== null) return undefined
    const { intent } = data
    const timer = setTimeout(() => {
      const said = notificationsStore
        .getState()
        .notifications.findLast(({ color }) => color === 'green')
      const id = said?.id ?? `saved-${data.save}`
      const note = {
        id,
        color: 'green',
        autoClose: shown,
        message: (
          <SavedNote id={id} person={person} save={data.save}>
            {said?.message ?? t('undo.saved', { intent: intentLabel(intent, t) })}
          </SavedNote>
        ),
      }
      offered.current = id
      if (said === undefined) notifications.show(note)
      else notifications.update(note)
    }, untilSaid)
    return () => clearTimeout(timer)
  }, [data, person, t])
}
