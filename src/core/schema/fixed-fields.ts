import { recordKinds, registry } from './registry.ts'

/** By permanent numbers: the field by which a record names its obligation, and every write-once field of its kind. */
export const fixedFields: ReadonlyMap<
  number,
  { readonly obligation: number; readonly all: ReadonlySet<number> }
> = new Map(
  recordKinds.flatMap((kind) => {
    const { number, fields } = registry[kind]
    const obligation = fields['obligation']
    if (obligation?.writeOnce !== true) return []
    const once = Object.values(fields).filter(({ writeOnce }) => writeOnce === true)
    const all = new Set(once.map((field) => field.number))
    return [[number, { obligation: obligation.number, all }] as const]
  }),
)

/** Whether a cell of this kind and field says what its record's making said, whatever comes later. */
export const isFixed = (kind: number, field: number): boolean =>
  fixedFields.get(kind)?.all.has(field) === true
