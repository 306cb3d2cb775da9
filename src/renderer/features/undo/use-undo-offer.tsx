import { notifications, notificationsStore } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLatestSave } from '../../api/queries.ts'
import { useKnownAt } from '../../state/known-at.ts'
import { usePerson } from '../../state/preferences.ts'
import { isFileNote } from '../../ui/FileSaved.tsx'
import { intentLabel } from '../../ui/known-labels.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { SavedNote } from './SavedNote.tsx'

/** Screens say what was saved as soon as they are answered: by then their note is there, or a moment later. */
const untilSaid = 250
/** Long enough to read and to change one's mind, in milliseconds. */
const shown = 12_000

/**
 * After each save of the person who works, the note that says so also offers to undo it; a save of which no screen
 * speaks gets a note of its own. One offer at a time, beside words about the same save.
 */
export function useUndoOffer(): void {
  const person = usePerson()
  const { t } = useTexts()
  const { data } = useLatestSave(person)
  const client = useQueryClient()
  const isPast = useKnownAt(({ at }) => at !== null)
  const seen = useRef<{ readonly person: string | null; readonly save: string | null } | null>(null)
  const offered = useRef<string | null>(null)
  /** Notes about earlier saves, by id: they say nothing of the next one. */
  const told = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    // Nothing is saved in the past, and so nothing is undone there.
    if (isPast && offered.current !== null) {
      notifications.hide(offered.current)
      offered.current = null
    }
    if (isPast || data === undefined || person === null) return undefined
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
    if (data === null || data.final) return undefined
    const own: Note = {
      id: `saved-${data.save}`,
      message: t('undo.saved', { intent: intentLabel(data.intent, t) }),
    }
    let stopWaiting: (() => void) | undefined
    const timer = setTimeout(() => {
      const offerIn = ({ id, message }: Note) => {
        const children = (
          <SavedNote id={id} person={person} save={data.save}>
            {message}
          </SavedNote>
        )
        offered.current = id
        told.current = new Set([...told.current, id, ...savedNotes().map((note) => note.id)])
        return { id, color: 'green', autoClose: shown, message: children }
      }
      const note = newNote(told.current)
      if (note !== undefined) notifications.update(offerIn(note))
      else {
        notifications.show(offerIn(own))
        // Nobody here waits for an answer: what is said from now on is about something else.
        if (client.isMutating() === 0) return
        // A screen that is answered late speaks of it after all: the offer moves to its words.
        const unsubscribe = notificationsStore.subscribe(() => {
          const late = newNote(told.current)
          if (late === undefined) return
          stopWaiting?.()
          notifications.hide(own.id)
          notifications.update(offerIn(late))
        })
        const ignore = client.getMutationCache().subscribe(() => {
          // Who was answered speaks before the next task.
          if (client.isMutating() === 0) setTimeout(() => stopWaiting?.())
        })
        stopWaiting = () => {
          ignore()
          unsubscribe()
        }
      }
    }, untilSaid)
    return () => {
      clearTimeout(timer)
      stopWaiting?.()
    }
  }, [client, data, isPast, person, t])
}

interface Note {
  readonly id: string
  readonly message: ReactNode
}

const savedNotes = (): readonly Note[] => {
  const { notifications: inSight, queue } = notificationsStore.getState()
  return [...inSight, ...queue].flatMap(({ id, color, message }) =>
    id !== undefined && color === 'green' && !isFileNote(id) ? [{ id, message }] : [],
  )
}

const newNote = (told: ReadonlySet<string>): Note | undefined =>
  savedNotes().findLast(({ id }) => !told.has(id))
