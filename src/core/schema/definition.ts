/** The vocabulary in which `records.ts` describes every record type. */
export type FieldType =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'boolean'
  /** `YYYY-MM-DD` */
  | 'date'
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: sources often know no more. */
  | 'partial_date'
  /** One of the listed codes. */
  | 'code'
  /** Id of another record. */
  | 'reference'
  | 'deadline'
  /** Lower-case hexadecimal SHA-256. */
  | 'sha256'

export interface FieldDefinition {
  /** Permanent: stands in the bytes of every commit. Never reused. */
  readonly number: number
  readonly type: FieldType
  /** A set: each element is a cell of its own, keyed by the element's text; its value is the element's mark. */
  readonly set?: true
  readonly codes?: readonly string[]
  /** Record kinds that a reference may point to. */
  readonly target?: readonly string[]
  readonly required?: true
  /** Fixed by the change that first sets it. */
  readonly writeOnce?: true
}

/**
 * Where a record's changes live. `catalog`: every office holds it. `office`: only the office itself.
 * `agreement`: with the agreement it hangs from, reached through the named field (`null`: it is the agreement).
 */
export type PartitionRule =
  | { readonly kind: 'catalog' }
  | { readonly kind: 'office' }
  | { readonly kind: 'agreement'; readonly through: string | null }

export interface RecordDefinition {
  /** Permanent, like field numbers. */
  readonly number: number
  readonly partition: PartitionRule
  readonly fields: Readonly<Record<string, FieldDefinition>>
}
