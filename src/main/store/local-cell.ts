/** A cell by its local record number. */
export interface LocalCell {
  readonly record: number
  /** Permanent number of the record's kind, as the change states it. */
  readonly kind: number
  readonly field: number
  readonly element: string | null
}
