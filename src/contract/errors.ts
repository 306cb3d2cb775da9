import * as z from 'zod'

/**
 * Every refusal and failure that a person can meet. Each code has a Spanish and an English sentence in
 * `resources/locales/*.json` under `errors.<code>`: what happened, what is safe, what to do. A test compares.
 */
export const errorCodes = [
  // using the program
  'wrong_usage',
  'unknown_command',
  'internal_error',
  // the register
  'register_missing',
  'register_exists',
  'register_locked',
  'register_not_writable',
  'register_newer',
  'register_damaged',
  'register_unreadable',
  'register_not_chosen',
  'catalogue_altered',
  'engine_stopped',
  'engine_given_up',
  'storage_full',
  // people and permission
  'person_required',
  'person_unknown',
  'person_ambiguous',
  'person_not_of_office',
  'sender_refused',
  // records and fields
  'record_unknown',
  'record_withdrawn',
  'record_kind_wrong',
  'kind_unknown',
  'kind_not_editable',
  'kind_not_withdrawable',
  'field_unknown',
  'field_required',
  'field_write_once',
  'field_in_conflict',
  'field_repeated',
  'field_not_a_set',
  'element_not_in_set',
  'value_invalid',
  'number_invalid',
  'amount_invalid',
  'amount_negative',
  'amount_decimals',
  'amount_too_large',
  'year_invalid',
  'funding_repeated',
  'instalments_exist',
  'target_on_wrong_side',
  'state_share_low',
  'date_invalid',
  'deadline_invalid',
  'day_in_future',
  'code_invalid',
  'code_taken',
  'unit_unknown',
  'verifier_unknown',
  'session_unknown',
  'session_required',
  'agreement_unknown',
  'body_unknown',
  'filter_invalid',
  'sort_invalid',
  'as_of_before_receipts',
  'as_of_in_future',
  'cutoff_unknown',
  'cutoff_name_taken',
  'past_is_read_only',
  'nothing_to_change',
  'reason_required',
  'already_withdrawn',
  // records captured twice
  'kind_not_mergeable',
  'merge_with_itself',
  'merge_circular',
  'merge_into_duplicate',
  'merge_already',
  'merge_differs',
  'merge_leaves_out',
  'merge_needed',
  'not_a_duplicate',
  'separate_above',
  'separation_own_work',
  // data issues
  'issue_unknown',
  'issue_not_acceptable',
  'issue_already_accepted',
  'issue_not_accepted',
  // casework
  'verdict_without_evidence_file',
  'verdict_own_work',
  'verdict_fulfilment_in_future',
  'verdict_by_other_verifier',
  'obligation_withdrawn',
  'acknowledged_before_letter',
  'notification_repeated',
  'duplicate_obligation',
  'succession_to_itself',
  'succession_circular',
  'succession_repeated',
  'unit_ends_before_it_begins',
  'placement_circular',
  'unit_stands_there',
  'no_choice_open',
  'not_a_successor',
  'term_reversed',
  'post_held_by_another',
  'agreement_not_adopted',
  'agreement_already_decided',
  'agreement_of_other_session',
  'number_taken',
  'link_to_itself',
  'link_repeated',
  'link_without_target',
  'extension_not_later',
  'bulk_refused',
  'nothing_to_reopen',
  'withdrawal_own_work',
  'person_own_entry',
  'evidence_empty',
  'evidence_without_file',
  'already_purged',
  'report_of_other_obligation',
  'link_invalid',
  'clause_of_other_agreement',
  'percent_invalid',
  'report_empty',
  // undoing
  'undo_nothing',
  'undo_already',
  'undo_not_last',
  'undo_superseded',
  'undo_not_possible',
  // files
  'file_missing',
  'file_unreadable',
  'file_empty',
  'file_too_large',
  'file_binary',
  'evidence_bytes_missing',
  'evidence_altered',
  'evidence_type_not_opened',
  'output_not_writable',
  'output_inside_register',
  // intake
  'text_without_agreements',
  'draft_invalid',
  'session_date_differs',
  'session_number_differs',
  'number_not_official',
  // reports
  'report_kind_unknown',
  'report_format_unknown',
  'report_failed',
  // not in this version
  'command_not_available',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Values that stand in the sentence: names, numbers, what was allowed. */
export type ErrorDetails = Readonly<Record<string, string | number | readonly string[]>>

export interface Refusal {
  readonly code: ErrorCode
  readonly details: ErrorDetails
}

export const refusal = (code: ErrorCode, details: ErrorDetails = {}): Refusal => ({ code, details })

export const refusalSchema: z.ZodType<Refusal> = z.object({
  code: z.enum(errorCodes),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()])),
})
