import { useEffect } from 'react'
import { usePersonRecord } from '../api/queries.ts'
import { toRefusal } from '../api/refusal-error.ts'
import { usePreferences } from '../state/preferences.ts'

/** The window remembers who was working, but another register may not know them. */
export function useKnownPerson(): void {
  const person = usePreferences((preferences) => preferences.person)
  const setPerson = usePreferences((preferences) => preferences.setPerson)
  const record = usePersonRecord(person)
  const unknown = record.isError && toRefusal(record.error).code === 'record_unknown'
  useEffect(() => {
    if (unknown) setPerson(null)
  }, [unknown, setPerson])
}
