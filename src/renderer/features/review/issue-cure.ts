import type { IssueKind } from '../../../contract/issue-rows.ts'
import type { IssueRow } from '../../../contract/rows.ts'
import { fieldsOfOwnUseCases } from '../../../core/schema/editing.ts'
import { fieldDefinition, recordKinds } from '../../../core/schema/registry.ts'
import type { Route } from '../../state/route.ts'
import { screenOfRecord } from '../../state/screen-of-record.ts'

/** What an issue of a kind asks for; `open`: what is done on the record's own screen. */
const asks: Readonly<
  Record<
    IssueKind,
    | 'merge'
    | 'merge_again'
    | 'separate'
    | 'decide'
    | 'open'
    | 'reference'
    | 'term'
    | 'withdraw'
    | 'history'
  >
> = {
  duplicate_agreement: 'merge',
  similar_agreement: 'merge',
  duplicate_obligation: 'merge',
  duplicate_evidence: 'merge',
  duplicate_session: 'merge',
  duplicate_person: 'merge',
  duplicate_unit: 'merge',
  duplicate_code: 'merge',
  duplicate_body: 'merge',
  duplicate_indicator: 'merge',
  duplicate_funding: 'merge',
  left_under_duplicate: 'merge_again',
  report_on_duplicate: 'merge_again',
  duplicates_circular: 'separate',
  verdict_before_basis: 'open',
  reference_wrong_kind: 'reference',
  report_on_withdrawn: 'open',
  verdict_in_breach: 'open',
  record_rewritten: 'history',
  kind_contested: 'history',
  commits_disregarded: 'open',
  installation_claimed: 'open',
  verdicts_concurrent: 'open',
  extensions_concurrent: 'open',
  split_without_choice: 'open',
  file_missing: 'open',
  file_altered: 'open',
  agreement_without_clause: 'open',
  obligation_unplaced: 'withdraw',
  numbering_gap: 'open',
  session_out_of_order: 'open',
  holders_overlap: 'term',
  sums_differ: 'open',
  placement_skipped: 'open',
  reference_missing: 'reference',
  clock_ahead: 'open',
  values_differ: 'decide',
  feed_forked: 'decide',
}

/** One step, or where it is cured: a screen, or the form with the fields that say it. */
export type IssueCure =
  | { readonly cure: 'merge' | 'merge_again' | 'separate' | 'decide' | 'withdraw' | 'history' }
  | { readonly cure: 'open'; readonly screen: Route }
  | { readonly cure: 'edit'; readonly record: string; readonly fields: readonly string[] }

type CuredIssue = Pick<IssueRow, 'kind' | 'recordKind' | 'record' | 'other' | 'detail'>

export function cureOf(issue: CuredIssue): IssueCure {
  const ask = asks[issue.kind]
  switch (ask) {
    case 'open':
      return seen(issue)
    case 'term':
      // It is most often the earlier of the two of which nobody said when it ended.
      return { cure: 'edit', record: issue.other ?? issue.record, fields: ['from', 'to', 'source'] }
    case 'reference': {
      const field = astrayField(issue)
      return field === null ? seen(issue) : { cure: 'edit', record: issue.record, fields: [field] }
    }
    default:
      return { cure: ask }
  }
}

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
