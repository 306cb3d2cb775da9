import { createContext } from 'react'
import type { ObligationDetail } from '../../../contract/records.ts'

export type Trace = ObligationDetail['made'][number]

/** By record, who wrote it: for the frames of a timeline. */
export const Traces = createContext<ReadonlyMap<string, Trace>>(new Map())

/** What an office heard of on another day than the one that its author's clock said. */
export const cameLater = ({ stated, received }: Trace): boolean =>
  stated.slice(0, 10) !== received.slice(0, 10)
