import { packageKinds } from '../../../contract/package/manifest.ts'
import { packageDirections } from '../../../core/schema/codes.ts'
import {
  base,
  boolean,
  code,
  day,
  integer,
  stands,
  text,
  type ListDefinition,
} from './list-columns.ts'

/** What left this office, what came to it, and the states that were frozen for others to repeat. */
export const exchangeLists = {
  packages: {
    from: 'exchange_package x',
    columns: {
      id: text('lower(hex(x.package))'),
      direction: code('x.direction', packageDirections),
      kind: code('x.kind', packageKinds),
      counterpart: text(`coalesce((SELECT group_concat(coalesce(o.name, lower(hex(k.office))), ', ')
        FROM exchange_counterpart k LEFT JOIN record r ON r.uid = k.office
        LEFT JOIN record_office o ON o.record = r.id WHERE k.number = x.number), '')`),
      date: day('x.day'),
      at: text("strftime('%Y-%m-%dT%H:%M:%fZ', x.moment / 1000.0, 'unixepoch')"),
      file: text('x.file'),
      sha256: text('x.sha256'),
      changes: integer('x.changes'),
      attachments: integer('x.attachments'),
      bytes: integer('x.bytes'),
      acknowledged: boolean(`(SELECT min(k.acknowledged IS NOT NULL) FROM exchange_counterpart k
        WHERE k.number = x.number AND x.direction = 'sent')`),
    },
    present: 'TRUE',
    searched: [],
    order: ['x.moment DESC', 'x.number DESC'],
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
