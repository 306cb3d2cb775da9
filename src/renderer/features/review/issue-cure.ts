import type { IssueKind } from '../../../contract/issue-rows.ts'
import type { IssueRow } from '../../../contract/rows.ts'
import { fieldsOfOwnUseCases } from '../../../core/schema/editing.ts'
import { fieldDefinition, recordKinds } from '../../../core/schema/registry.ts'
import type { Route } from '../../state/route.ts'
import { screenOfRecord } from '../../state/screen-of-record.ts'

/** What an issue of a kind asks for, the likeliest first; `open`: what is done on the record's own screen. */
type Ask =
  | 'merge'
  | 'merge_again'
  | 'separate'
  | 'decide'
  | 'open'
  | 'reference'
  | 'code'
  | 'term'
  | 'verdict'
  | 'extension'
  | 'choose'
  | 'file'
  | 'withdraw'
  | 'history'

const asks: Readonly<Record<IssueKind, readonly Ask[]>> = {
  duplicate_agreement: ['merge'],
  similar_agreement: ['merge'],
  duplicate_obligation: ['merge'],
  duplicate_evidence: ['merge'],
  duplicate_session: ['merge'],
  duplicate_person: ['merge'],
  duplicate_unit: ['merge'],
  duplicate_code: ['merge', 'code'],
  duplicate_body: ['merge'],
  duplicate_indicator: ['merge'],
  duplicate_funding: ['merge'],
  left_under_duplicate: ['merge_again'],
  report_on_duplicate: ['merge_again'],
  duplicates_circular: ['separate'],
  verdict_before_basis: ['verdict'],
  reference_wrong_kind: ['reference'],
  report_on_withdrawn: ['open', 'withdraw'],
  verdict_in_breach: ['verdict'],
  record_rewritten: ['history'],
  kind_contested: ['history'],
  commits_disregarded: ['open'],
  installation_claimed: ['open'],
  verdicts_concurrent: ['verdict'],
  extensions_concurrent: ['extension'],
  split_without_choice: ['choose'],
  file_missing: ['file', 'open'],
  file_altered: ['file', 'open'],
  agreement_without_clause: ['open'],
  obligation_unplaced: ['withdraw'],
  numbering_gap: ['open'],
  session_out_of_order: ['open'],
  holders_overlap: ['term'],
  sums_differ: ['open'],
  placement_skipped: ['open', 'withdraw'],
  reference_missing: ['reference'],
  clock_ahead: ['open'],
  values_differ: ['decide'],
  feed_forked: ['decide'],
}

/** One step, or where it is cured: a screen, a form over it, or the form with the fields that say it. */
export type IssueCure =
  | { readonly cure: 'merge' | 'merge_again' | 'separate' | 'decide' | 'withdraw' | 'history' }
  | { readonly cure: 'open' | 'choose'; readonly screen: Route }
  | { readonly cure: 'verdict' | 'extension'; readonly obligation: string }
  | { readonly cure: 'file'; readonly record: string }
  | { readonly cure: 'edit'; readonly record: string; readonly fields: readonly string[] }

type CuredIssue = Pick<IssueRow, 'kind' | 'recordKind' | 'record' | 'other' | 'detail'>

export const curesOf = (issue: CuredIssue): readonly IssueCure[] =>
  asks[issue.kind].map((ask) => cureBy(ask, issue))

function cureBy(ask: Ask, issue: CuredIssue): IssueCure {
  switch (ask) {
    case 'open':
      return seen(issue)
    case 'choose':
      return { cure: 'choose', screen: { screen: 'splits' } }
    case 'verdict':
    case 'extension':
      return { cure: ask, obligation: obligationOf(issue) }
    case 'file':
      // Of evidence the obligation is listed, and the piece beside it; of a session's document itself.
      return {
        cure: 'file',
        record: issue.recordKind === 'document' ? issue.record : (issue.other ?? issue.record),
      }
    case 'code':
      return { cure: 'edit', record: issue.record, fields: ['code'] }
    case 'term':
      // It is most often the earlier of the two of which nobody said when it ended.
      return { cure: 'edit', record: issue.other ?? issue.record, fields: ['from', 'to', 'source'] }
    case 'reference': {
      const field = astrayField(issue)
      return field === null ? seen(issue) : { cure: 'edit', record: issue.record, fields: [field] }
    }
    case 'merge':
    case 'merge_again':
    case 'separate':
    case 'decide':
    case 'withdraw':
    case 'history':
      return { cure: ask }
  }
}

/** The obligation that a verdict or an extension is of. */
const obligationOf = ({ recordKind, record, other }: CuredIssue): string =>
  recordKind === 'obligation' ? record : (other ?? record)

/** Where the record is seen; of one that no screen shows its history tells. */
function seen(issue: CuredIssue): IssueCure {
  const screen = screenOfRecord(issue)
  return screen === null ? { cure: 'history' } : { cure: 'open', screen }
}

/** The field that points astray, which begins the detail; `null`: what it says was said once and for all. */
function astrayField({ recordKind, detail }: CuredIssue): string | null {
  const kind = recordKinds.find((known) => known === recordKind)
  const [field = ''] = detail.split(':')
  const definition = kind === undefined ? undefined : fieldDefinition(kind, field)
  return definition === undefined ||
    definition.writeOnce === true ||
    fieldsOfOwnUseCases.includes(field)
    ? null
    : field
}
