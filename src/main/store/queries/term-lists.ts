import { termStates } from '../../../core/compliance/term.ts'
import {
  base,
  boolean,
  code,
  day,
  id,
  named,
  partialDay,
  stands,
  text,
  type ListDefinition,
} from './list-columns.ts'

const end = (assignment: string): string =>
  `term_end(${assignment}."from", ${assignment}."to", t.term_years)`
const state = (assignment: string): string =>
  `term_state(${assignment}."from", ${end(assignment)}, :today)`
const endsOn = `day_after_term(${end('x')})`

/** Somebody holds the post of `x`, or is to. */
const heldAgain = `EXISTS (SELECT 1 FROM record_assignment y WHERE y.post = x.post AND ${stands('y')}
  AND ${state('y')} <> 'ended')`
/** Somebody else had it afterwards: that one's end is what counts. */
const heldAfter = `EXISTS (SELECT 1 FROM record_assignment y WHERE y.post = x.post AND ${stands('y')}
  AND y."from" > x."from")`

/** Terms that run out. Rules of the core stand in the SQL as functions (`term-functions.ts`). */
export const termLists = {
  terms: {
    // Without an end there is nothing that runs out.
    from: `record_assignment x JOIN record_post t ON t.record = x.post AND ${endsOn} IS NOT NULL
      LEFT JOIN record_person p ON p.record = x.person LEFT JOIN record_unit u ON u.record = t.unit`,
    columns: {
      ...base('x'),
      personName: text("coalesce(p.name, '')"),
      post: id('x.post'),
      postName: text("coalesce(t.name, '')"),
      postNameEnglish: text('t.name_english'),
      unit: named('unit', 'u.record', text('u.code')),
      unitName: text('u.name'),
      from: partialDay('x."from"'),
      to: partialDay(end('x')),
      endsOn: day(endsOn),
      derived: boolean('(x."to" IS NULL)'),
      state: code(state('x'), termStates),
      pending: boolean(`(CASE ${state('x')} WHEN 'running' THEN 1
        WHEN 'ended' THEN t.single = 1 AND u.valid_to IS NULL AND NOT ${heldAgain} AND NOT ${heldAfter} END)`),
    },
    present: `${stands('x')} AND ${stands('t')}`,
    searched: [
      { kind: 'person', record: 'x.person' },
      { kind: 'unit', record: 'u.record' },
    ],
    order: [endsOn, 'x.record'],
  },
} as const satisfies Record<string, ListDefinition>
