import { packageDirections } from '../../../core/schema/codes.ts'
import { base, code, day, id, stands, text, type ListDefinition } from './list-columns.ts'

/** What left this office, what came to it, and the states that were frozen for others to repeat. */
export const exchangeLists = {
  packages: {
    from: 'record_package x',
    columns: {
      ...base('x'),
      direction: code("coalesce(x.direction, 'received')", packageDirections),
      counterpart: id('x.counterpart'),
      date: day("coalesce(x.date, '')"),
      sha256: text("coalesce(x.sha256, '')"),
    },
    present: stands('x'),
    searched: [],
    order: ['x.date DESC', 'x.record'],
  },
  cutoffs: {
    from: 'record_cutoff x',
    columns: {
      ...base('x'),
      name: text("coalesce(x.name, '')"),
      day: day("coalesce(x.day, '')"),
      digest: text("coalesce(x.digest, '')"),
    },
    present: stands('x'),
    searched: [],
    order: ['x.day DESC', 'x.record DESC'],
  },
} satisfies Readonly<Record<string, ListDefinition>>
