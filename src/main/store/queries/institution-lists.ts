import { bodyKinds, unitKinds } from '../../../core/schema/codes.ts'
import {
  base,
  boolean,
  code,
  id,
  integer,
  named,
  partialDay,
  stands,
  text,
  type ListDefinition,
} from './list-columns.ts'

const termEnd = 'term_end(y."from", y."to", x.term_years)'

/** Who holds the post `x` today; not those of whom no source says when. Rules of the core stand in the SQL as functions (`term-functions.ts`). */
const holding = `FROM record_assignment y LEFT JOIN record_person p ON p.record = y.person
  WHERE y.post = x.record AND ${stands('y')} AND (y."from" IS NOT NULL OR y."to" IS NOT NULL)
    AND term_state(y."from", ${termEnd}, :today) = 'running'`

/** Who there is: units, bodies, people, and who holds which post. */
export const institutionLists = {
  units: {
    from: 'record_unit x',
    columns: {
      ...base('x'),
      code: text("coalesce(x.code, '')"),
      name: text('x.name'),
      nameEnglish: text('x.name_english'),
      kind: code("coalesce(x.kind, 'other')", unitKinds),
      inegi: text('x.inegi'),
      abbreviation: text('x.abbreviation'),
      validFrom: partialDay('x.valid_from'),
      validTo: partialDay('x.valid_to'),
      duplicateOf: id('x.duplicate_of'),
    },
    filters: { unit: named('unit', 'x.record', id('x.record')) },
    present: stands('x'),
    searched: [{ kind: 'unit', record: 'x.record' }],
    order: ['x.kind', 'x.inegi', 'x.code', 'x.record'],
  },
  bodies: {
    from: 'record_body x',
    columns: {
      ...base('x'),
      code: text("coalesce(x.code, '')"),
      name: text("coalesce(x.name, '')"),
      nameEnglish: text('x.name_english'),
      kind: code("coalesce(x.kind, 'other')", bodyKinds),
    },
    present: stands('x'),
    searched: [{ kind: 'body', record: 'x.record' }],
    order: ['x.code', 'x.record'],
  },
  people: {
    from: 'record_person x',
    columns: {
      ...base('x'),
      name: text("coalesce(x.name, '')"),
      email: text('x.email'),
      mayWork: boolean(
        `EXISTS (SELECT 1 FROM set_element e JOIN register_fact f ON f.name = 'office' AND f.value = e.element
         WHERE e.record = x.record AND e.field = 12)`,
      ),
    },
    present: stands('x'),
    searched: [{ kind: 'person', record: 'x.record' }],
    order: ['x.name', 'x.record'],
  },
  posts: {
    from: 'record_post x LEFT JOIN record_unit u ON u.record = x.unit',
    columns: {
      ...base('x'),
      name: text("coalesce(x.name, '')"),
      nameEnglish: text('x.name_english'),
      unit: named('unit', 'u.record', text('u.code')),
      unitName: text('u.name'),
      unitNameEnglish: text('u.name_english'),
      single: boolean('x.single'),
      termYears: integer('x.term_years'),
      holders: integer(`(SELECT count(*) ${holding})`),
      holder: text(
        `(SELECT group_concat(name, ' · ') FROM (SELECT coalesce(p.name, '') AS name ${holding}
          ORDER BY y."from" IS NOT NULL, y."from", coalesce(p.name, '')))`,
      ),
      until: partialDay(`(SELECT min(${termEnd}) ${holding})`),
    },
    present: stands('x'),
    searched: [
      { kind: 'post', record: 'x.record' },
      { kind: 'unit', record: 'x.unit' },
    ],
    order: ['u.code IS NULL', 'u.code', 'x.record'],
  },
  assignments: {
    from: `record_assignment x LEFT JOIN record_person p ON p.record = x.person
      LEFT JOIN record_post t ON t.record = x.post LEFT JOIN record_unit u ON u.record = t.unit`,
    columns: {
      ...base('x'),
      person: id('x.person'),
      personName: text("coalesce(p.name, '')"),
      post: id('x.post'),
      postName: text("coalesce(t.name, '')"),
      unit: named('unit', 'u.record', text('u.code')),
      from: partialDay('x."from"'),
      to: partialDay('x."to"'),
    },
    present: stands('x'),
    searched: [
      { kind: 'person', record: 'x.person' },
      { kind: 'unit', record: 'u.record' },
    ],
    order: ['u.code', 'x."from"', 'x.record'],
  },
} as const satisfies Record<string, ListDefinition>
