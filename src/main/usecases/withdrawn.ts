import type { RecordView } from '../../contract/records.ts'

/** The record itself was taken out of what counts; what it hangs from is another question. */
export const isWithdrawn = (record: RecordView | undefined): boolean =>
  (record?.fields['withdrawn']?.value ?? null) !== null
