import type { LineageView } from '../../../contract/lineage.ts'
import { agreementRowSchema } from '../../../contract/agreement-rows.ts'
import { obligationRowSchema } from '../../../contract/casework-rows.ts'
import {
  lineageKinds,
  lineageOf,
  type LineageKind,
  type LineageLink,
} from '../../../core/compliance/lineage.ts'
import { isAdopted } from '../../../core/compliance/stage.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { findRecord } from '../record-ids.ts'
import { rowsOf } from './rows-of.ts'

const kinds = lineageKinds.map((kind) => `'${kind}'`).join(', ')

/** An agreement that was entered twice is its survivor. */
const ends = `record_link l
  JOIN record_agreement f ON f.record = l.agreement JOIN record_agreement t ON t.record = l.target
  JOIN record e ON e.id = l.record
  JOIN record a ON a.id = coalesce(f.duplicate_of, f.record)
  JOIN record b ON b.id = coalesce(t.duplicate_of, t.record)`
const stands = `l.withdrawn IS NULL AND l.duplicate_of IS NULL AND l.kind IN (${kinds})`

interface StoredLink {
  readonly id: Uint8Array
  readonly source: Uint8Array
  readonly target: Uint8Array
  readonly kind: LineageKind
  readonly note: string | null
}

type NotedLink = LineageLink & { readonly note: string | null }

function linksOf(connection: ReadConnection, agreements: readonly string[]): readonly NotedLink[] {
  return connection
    .all<StoredLink>(
      `WITH named AS (SELECT r.id FROM json_each(:agreements) j JOIN record r ON r.uid = unhex(j.value)),
         these AS (SELECT id FROM named UNION SELECT x.record FROM record_agreement x WHERE x.duplicate_of IN named)
       SELECT e.uid AS id, a.uid AS source, b.uid AS target, l.kind, l.note FROM ${ends}
       WHERE ${stands} AND l.agreement IN these
       UNION
       SELECT e.uid, a.uid, b.uid, l.kind, l.note FROM ${ends} WHERE ${stands} AND l.target IN these`,
      { agreements: JSON.stringify(agreements) },
    )
    .map(({ id, source, target, kind, note }) => ({
      id: toHex(id),
      from: toHex(source),
      to: toHex(target),
      kind,
      note,
    }))
}

/** Where an agreement comes from and what became of it, up to `depth` links away; `undefined`: no such agreement. */
export function agreementLineage(
  connection: ReadConnection,
  id: string,
  depth: number,
  today: string,
): LineageView | undefined {
  const found = findRecord(connection, id)
  if (found === undefined) return undefined
  const notes = new Map<string, string | null>()
  const walked = lineageOf(id, depth, (agreements) => {
    const links = linksOf(connection, agreements)
    for (const link of links) notes.set(link.id, link.note)
    return links
  })
  const direct = linksOf(connection, [id]).filter(({ to, from }) => to === id && from !== id)
  const rows = new Map(
    rowsOf(
      connection,
      {
        kind: 'agreements',
        schema: agreementRowSchema,
        field: 'id',
        ids: [...walked.nodes.map((node) => node.id), ...direct.map(({ from }) => from)],
        withdrawn: true,
      },
      today,
    ).map((row) => [row.id, row]),
  )
  if (!rows.has(id)) return undefined
  const inForce = (kind: LineageKind): string[] => [
    ...new Set(
      direct
        .filter(({ kind: said, from }) => {
          const row = rows.get(from)
          return (
            said === kind && row !== undefined && row.withdrawn === null && isAdopted(row.stage)
          )
        })
        .map(({ from }) => from),
    ),
  ]
  const repealedBy = inForce('repeals')
  return {
    agreement: id,
    nodes: walked.nodes.flatMap(({ id: node, distance, generation }) => {
      const row = rows.get(node)
      if (row === undefined) return []
      const { number, kind, sequence, title, session, sessionId, stage, compliance, withdrawn } =
        row
      const shown = { number, kind, sequence, title, session, sessionId, stage, compliance }
      return [{ id: node, ...shown, withdrawn, distance, generation }]
    }),
    links: walked.links.map((link) => ({ ...link, note: notes.get(link.id) ?? null })),
    unregistered: unregistered(connection, found.id),
    repealedBy,
    modifiedBy: inForce('modifies'),
    mootCandidates: repealedBy.length === 0 ? [] : openObligations(connection, id, today),
  }
}

function unregistered(connection: ReadConnection, agreement: number): LineageView['unregistered'] {
  return connection
    .all<{ id: Uint8Array; kind: LineageKind; targetText: string; note: string | null }>(
      `SELECT r.uid AS id, l.kind, l.target_text AS targetText, l.note
       FROM record_link l JOIN record r ON r.id = l.record
       WHERE l.agreement = ? AND l.target IS NULL AND l.target_text IS NOT NULL AND ${stands} ORDER BY l.record`,
      [agreement],
    )
    .map((link) => ({ ...link, id: toHex(link.id) }))
}

function openObligations(
  connection: ReadConnection,
  agreement: string,
  today: string,
): LineageView['mootCandidates'] {
  return rowsOf(
    connection,
    {
      kind: 'obligations',
      schema: obligationRowSchema,
      field: 'agreement',
      ids: [agreement],
      withdrawn: false,
    },
    today,
  )
    .filter(
      // What only exhorts or allows was never owed, so nothing of it becomes moot.
      ({ nature, compliance }) =>
        nature === 'binding' && compliance !== 'met' && compliance !== 'moot',
    )
    .map((row) => {
      const { id, unit, unitName, unitNameEnglish, clauseOrder, compliance } = row
      return { id, unit, unitName, unitNameEnglish, clauseOrder, compliance }
    })
}
