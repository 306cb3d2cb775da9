import type { ReactNode } from 'react'
import type { Refusal } from '../../contract/errors.ts'
import { ErrorNote, LoadingRows } from './states.tsx'

interface ListBodyProps {
  readonly loading: boolean
  readonly refusal: Refusal | null
  readonly onRetry: () => void
  readonly total: number
  readonly empty: ReactNode
  readonly children: ReactNode
}

/** The four states of every list: loading, failed, empty, rows. */
export function ListBody({ loading, refusal, onRetry, total, empty, children }: ListBodyProps) {
  if (loading) return <LoadingRows />
  if (refusal !== null) return <ErrorNote refusal={refusal} onRetry={onRetry} />
  return total === 0 ? empty : children
}
