import { useAction } from '../api/actions.ts'
import { present } from '../api/past.ts'
import { useArrivingPackages } from './arriving-packages.ts'
import { useKnownAt } from './known-at.ts'

/** Has the system ask for packages of other offices; the import dialog does the rest. What is past takes nothing in. */
export function useChoosePackages(): {
  readonly choose: () => void
  readonly running: boolean
  readonly isPast: boolean
} {
  const isPast = useKnownAt(({ at }) => at !== null)
  const files = useAction('files.choose', () => present)
  const add = useArrivingPackages((state) => state.add)
  const ask = async (): Promise<void> => add((await files.run({ purpose: 'package' })) ?? [])
  return { choose: () => void ask(), running: files.running, isPast }
}
