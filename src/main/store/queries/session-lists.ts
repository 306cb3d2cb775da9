import { attendanceRoles, attendances, documentKinds } from '../../../core/schema/codes.ts'
import { adopted } from '../projections/adopted.ts'
import {
  base,
  code,
  day,
  id,
  integer,
  named,
  stands,
  text,
  type ListDefinition,
} from './list-columns.ts'

/** What belongs to a session beside its agreements. */
const ofSession = {
  session: named('session', 'x.session', text('z.roman')),
  sessionId: id('x.session'),
}

/** Its agenda, who attended, its files. */
export const sessionLists = {
  agenda: {
    from: 'record_agenda_item x JOIN record_session z ON z.record = x.session',
    columns: {
      ...base('x'),
      ...ofSession,
      order: integer('coalesce(x."order", 0)'),
      text: text("coalesce(x.text, '')"),
      agreements: integer(
        `(SELECT count(*) FROM set_element e JOIN record_agreement a ON a.record = e.target
          WHERE e.record = x.record AND e.field = 13 AND ${stands('a')} AND ${adopted('a')})`,
      ),
    },
    present: stands('x'),
    searched: [],
    order: ['z.date DESC', 'x.session', 'x."order"', 'x.record'],
  },
  attendance: {
    from: `record_attendance x JOIN record_session z ON z.record = x.session
      LEFT JOIN record_unit u ON u.record = x.unit`,
    columns: {
      ...base('x'),
      ...ofSession,
      name: text("coalesce(x.name, '')"),
      unit: named('unit', 'x.unit', text('u.code')),
      unitName: text('coalesce(u.name, u.name_english, u.code)'),
      unitNameEnglish: text('u.name_english'),
      role: code('x.role', attendanceRoles),
      attended: code('x.attended', attendances),
      representedBy: text('x.represented_by'),
      designationNumber: text('x.designation_number'),
      designationDate: day('x.designation_date'),
    },
    present: stands('x'),
    searched: [{ kind: 'unit', record: 'x.unit' }],
    order: [
      'z.date DESC',
      'x.session',
      "CASE x.role WHEN 'president' THEN 0 WHEN 'member' THEN 1 WHEN 'secretary' THEN 2 WHEN 'permanent_guest' THEN 3 ELSE 4 END",
      'u.inegi',
      'x.name',
      'x.record',
    ],
  },
  documents: {
    from: 'record_document x LEFT JOIN record_session z ON z.record = x.session',
    columns: {
      ...base('x'),
      ...ofSession,
      kind: code('x.kind', documentKinds),
      fileName: text('x.file_name'),
      mediaType: text('x.media_type'),
      sha256: text('x.sha256'),
      size: integer('x.size'),
    },
    present: stands('x'),
    searched: [],
    order: ['z.date DESC', 'x.session', 'x.record'],
  },
} as const satisfies Readonly<Record<string, ListDefinition>>
