import { settledIssues } from '../../../../contract/issue-rows.ts'
import { recordDefinitions } from '../../../../core/schema/records.ts'
import type { WriteConnection } from '../../connection.ts'
import { listedIn } from '../listed-in.ts'
import { replaceFindings, type ChangedFindings } from '../replace-findings.ts'
import { filesNotHeld, recordsWith } from './of-files.ts'
import { these, type Concerned, type IssueFinder, type Touched } from './finder.ts'
import { alike, refreshLikeness } from './likeness.ts'
import {
  numberingGaps,
  sessionsOutOfOrder,
  unitsBoundTwice,
  withoutClause,
} from './of-agreements.ts'
import {
  clocksAhead,
  overlappingHolders,
  skippedPlacements,
  sumsThatDiffer,
} from './of-institutions.ts'
import { ofObligations } from './of-obligations.ts'
import {
  astrayReferences,
  circularDuplicates,
  leftUnderDuplicates,
  contestedKinds,
  rewrittenRecords,
} from './of-references.ts'
import { placedAgain, writePlaces } from './conflict-places.ts'
import { differingValues, forkedFeeds } from './of-conflicts.ts'
import { disregardedCommits } from './of-revoked.ts'
import { claimedInstallations } from './of-claims.ts'
import { similarAgreements } from './similar-agreements.ts'

const finders: readonly IssueFinder[] = [
  ofObligations,
  similarAgreements,
  withoutClause,
  unitsBoundTwice,
  numberingGaps,
  sessionsOutOfOrder,
  skippedPlacements,
  overlappingHolders,
  sumsThatDiffer,
  clocksAhead,
  astrayReferences,
  circularDuplicates,
  leftUnderDuplicates,
  contestedKinds,
  rewrittenRecords,
  disregardedCommits,
  claimedInstallations,
  filesNotHeld,
  differingValues,
  forkedFeeds,
]

/** Brings the kept issues up to date with what a save or an import touched. */
export function refreshIssues(
  connection: WriteConnection,
  touched: Touched,
  { issues }: Pick<ChangedFindings, 'issues'>,
): void {
  const comparedNow = refreshLikeness(connection, touched)
  for (const finder of [...finders, ...alike(comparedNow)]) {
    const about = finder.concerned(connection, touched)
    if (about !== 'all' && about.size === 0) continue
    for (const finding of replaced(connection, finder, about)) issues.add(finding)
  }
  for (const finding of acceptedAgain(connection, touched.accepted)) issues.add(finding)
  for (const finding of placedAgain(connection, touched)) issues.add(finding)
}

/** After this office looked at files and found them in another state. */
export const refreshFileIssues = (
  connection: WriteConnection,
  files: readonly string[],
): readonly number[] => replaced(connection, filesNotHeld, recordsWith(connection, files))

/** On another day other placements may close a circle, and of `obligations` it may be open who answers. */
export const refreshDatedIssues = (
  connection: WriteConnection,
  obligations: readonly number[],
): readonly number[] => [
  ...replaced(connection, skippedPlacements, 'all'),
  ...(obligations.length === 0 ? [] : replaced(connection, ofObligations, new Set(obligations))),
]

/** All of them, as the other tables are: nothing of issues is kept yet. */
export function findIssues(connection: WriteConnection): void {
  const compared = refreshLikeness(connection, {
    of: (kind) =>
      new Set(
        connection.column<number>('SELECT id FROM record WHERE kind = ?', [
          recordDefinitions[kind].number,
        ]),
      ),
  })
  for (const finder of [...finders, ...alike(compared)]) replaced(connection, finder, 'all')
}

/** All of them again, where some are kept. */
export function findIssuesAnew(
  connection: WriteConnection,
  { issues }: Pick<ChangedFindings, 'issues'>,
): void {
  for (const finding of connection.column<number>('SELECT finding FROM issue_finding')) {
    issues.add(finding)
  }
  connection.script('DELETE FROM issue_finding; DELETE FROM likeness')
  findIssues(connection)
  for (const finding of connection.column<number>('SELECT finding FROM issue_finding')) {
    issues.add(finding)
  }
}

const columns = [
  'kind',
  'about',
  'record',
  'record_kind',
  'other',
  'detail',
  'field',
  'element',
] as const

function replaced(
  connection: WriteConnection,
  { kinds, find }: IssueFinder,
  about: Concerned,
): readonly number[] {
  const listed = kinds.map((kind) => `'${kind}'`).join(', ')
  const { gone, added } = replaceFindings(connection, {
    table: 'issue_finding',
    columns,
    // By the few records, not by the kind of which there may be many.
    instead: about === 'all' ? `kind IN (${listed})` : `+kind IN (${listed}) AND about IN ${these}`,
    given: about === 'all' ? [] : [listedIn(about)],
    rows: find(connection, about).map((issue) => [
      issue.kind,
      issue.about,
      issue.record,
      issue.recordKind,
      issue.other,
      issue.detail,
      issue.cell?.field ?? null,
      issue.cell?.element ?? null,
    ]),
  })
  writeAcceptances(connection, added)
  writePlaces(connection, added)
  return [...gone, ...added]
}

const { acceptedIssues } = recordDefinitions.body.fields
const settled = settledIssues.map((kind) => `'${kind}'`).join(', ')

/** SQL of the reason that a record of a finding gives. */
const said = (of: string, beside: string): string =>
  `(SELECT json_extract(e.mark, '$') FROM set_element e WHERE e.record = x.${of}
    AND e.field = ${acceptedIssues.number} AND e.element = x.kind ||
      coalesce('/' || (SELECT lower(hex(r.uid)) FROM record r WHERE r.id = x.${beside}), '') ||
      CASE WHEN x.kind IN (${settled}) AND x.detail <> '' THEN '/' || x.detail ELSE '' END)`

/** Why a person found it to be in order, said with either of its records. */
function writeAcceptances(connection: WriteConnection, findings: readonly number[]): void {
  if (findings.length === 0) return
  connection.run(
    `UPDATE issue_finding AS x SET accepted = coalesce(${said('record', 'other')}, ${said('other', 'record')})
     WHERE x.finding IN ${these}`,
    [listedIn(findings)],
  )
}

/** Issues of records of which somebody said that something is in order, or not any more. */
function acceptedAgain(
  connection: WriteConnection,
  records: ReadonlySet<number>,
): readonly number[] {
  if (records.size === 0) return []
  const listed = listedIn(records)
  const findings = connection.column<number>(
    `SELECT finding FROM issue_finding WHERE record IN ${these}
     UNION SELECT finding FROM issue_finding WHERE other IN ${these}`,
    [listed, listed],
  )
  writeAcceptances(connection, findings)
  return findings
}
