/** What has to occur among the histories for their outcome to mean something. */
export const happenings = [
  'saved',
  'refused',
  'fork',
  'gap',
  'early_replacement',
  'conflict',
  'placement_cycle',
  'circle_of_duplicates',
  'two_kinds_of_one_id',
  'gate_breach',
  'rewritten',
  'concurrent_verdicts',
  'concurrent_extensions',
  'newer_version',
  'hostile_replacement',
  'stale_form',
  'clock_far_ahead',
  'clock_backwards',
  'message_lost',
  'message_twice',
  'message_reordered',
  'message_truncated',
  'message_flipped',
  'message_late',
  'damaged_message_refused',
  'crash',
  'crash_within_transaction',
  'backup_restored',
  'disk_cloned',
  'saved_during_import',
  'file_carried',
  'package_sent',
  'package_known',
  'several_recipients',
  'export_too_large',
  'answer_sent',
  'crash_within_import',
  'import_resumed',
  'key_revoked',
  'commits_disregarded',
] as const

/**
 * Too rare for the histories of `npm test`: a passphrase costs a second, few exports come apart, and few of the revoked go
 * on.
 */
type RareHappening = 'passphrase_package' | 'export_in_parts' | 'revoked_export_refused'

export type Happening = (typeof happenings)[number] | RareHappening

/** How often each happened. */
export type Tally = Map<Happening, number>

export const note = (tally: Tally, happening: Happening): void => {
  tally.set(happening, (tally.get(happening) ?? 0) + 1)
}
