import type { SessionAgreement, SessionDetail } from '../../../contract/sessions.ts'
import { agreementRowSchema } from '../../../contract/agreement-rows.ts'
import {
  agendaRowSchema,
  attendanceRowSchema,
  documentRowSchema,
  sessionRowSchema,
} from '../../../contract/session-rows.ts'
import { quorum } from '../../../core/compliance/quorum.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { findRecord } from '../record-ids.ts'
import { recordView } from './records.ts'
import { rowsOf } from './rows-of.ts'

/** A session with its agenda, who came, its files, and whether there was a quorum; `undefined`: no such session. */
export function sessionDetail(
  connection: ReadConnection,
  id: string,
  today: string,
  holds: (sha256: string) => boolean,
): SessionDetail | undefined {
  const found = findRecord(connection, id)
  const [session] =
    found === undefined
      ? []
      : rowsOf(
          connection,
          { kind: 'sessions', schema: sessionRowSchema, field: 'id', ids: [id], withdrawn: true },
          today,
        )
  if (found === undefined || session === undefined) return undefined
  const facts = connection.get<{
    members: number | null
    estimatedDate: string | null
    gazetteLink: string | null
    certifiedBy: string | null
    quorumStated: string | null
  }>(
    `SELECT members, estimated_date AS estimatedDate, gazette_link AS gazetteLink, certified_by AS certifiedBy, quorum AS quorumStated
     FROM record_session WHERE record = ?`,
    [found.id],
  )
  const ofSession = { field: 'sessionId', ids: [id], withdrawn: false }
  const attendance = rowsOf(
    connection,
    { kind: 'attendance', schema: attendanceRowSchema, ...ofSession },
    today,
  )
  const items = rowsOf(connection, { kind: 'agenda', schema: agendaRowSchema, ...ofSession }, today)
  const under = adoptedUnder(connection, found.id)
  const agreements = new Map(
    rowsOf(
      connection,
      {
        kind: 'agreements',
        schema: agreementRowSchema,
        field: 'id',
        ids: [...new Set([...under.values()].flat())],
        withdrawn: false,
      },
      today,
    ).map((agreement) => [agreement.id, agreement]),
  )
  return {
    session,
    members: facts?.members ?? null,
    estimatedDate: facts?.estimatedDate ?? null,
    gazetteLink: facts?.gazetteLink ?? null,
    certifiedBy: facts?.certifiedBy ?? null,
    quorumStated: facts?.quorumStated ?? null,
    quorum: quorum(facts?.members ?? null, attendance),
    agenda: items.map((item) => ({
      ...item,
      adopted: (under.get(item.id) ?? []).flatMap((agreement) => {
        const row = agreements.get(agreement)
        if (row === undefined) return []
        const { number, kind, sequence, title, stage } = row
        return [{ id: row.id, number, kind, sequence, title, stage }]
      }),
    })),
    attendance: [...attendance],
    documents: rowsOf(
      connection,
      { kind: 'documents', schema: documentRowSchema, ...ofSession },
      today,
    ).map((document) => ({
      ...document,
      held: document.sha256 !== null && holds(document.sha256),
    })),
  }
}

/** The agreements under each item of a session's agenda, by ids. */
function adoptedUnder(
  connection: ReadConnection,
  session: number,
): ReadonlyMap<string, readonly string[]> {
  const under = new Map<string, string[]>()
  for (const { item, agreement } of connection.all<{ item: Uint8Array; agreement: string }>(
    `SELECT r.uid AS item, e.element AS agreement FROM record_agenda_item x
     JOIN record r ON r.id = x.record JOIN set_element e ON e.record = x.record AND e.field = 13
     JOIN record_agreement a ON a.record = e.target
     WHERE x.session = ? ORDER BY a.number IS NULL, a.number, a.sequence, e.element`,
    [session],
  )) {
    const known = under.get(toHex(item)) ?? []
    known.push(agreement)
    under.set(toHex(item), known)
  }
  return under
}

/** The agreements of a session that stand, with what a form replaces when it decides or renumbers. */
export function sessionAgreements(
  connection: ReadConnection,
  id: string,
  today: string,
): readonly SessionAgreement[] | undefined {
  if (findRecord(connection, id) === undefined) return undefined
  const rows = rowsOf(
    connection,
    {
      kind: 'agreements',
      schema: agreementRowSchema,
      field: 'sessionId',
      ids: [id],
      withdrawn: false,
    },
    today,
  )
  return rows.map((row) => {
    const live = (field: string): string[] =>
      recordView(connection, row.id)?.fields[field]?.live ?? []
    const { number, kind, sequence, title, textStatus, stage } = row
    return {
      id: row.id,
      number,
      kind,
      sequence,
      title,
      textStatus,
      stage,
      seen: {
        number: live('number'),
        title: live('title'),
        textStatus: live('textStatus'),
        stage: live('stage'),
      },
    }
  })
}
