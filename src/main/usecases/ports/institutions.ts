import type { UnitHistory } from '../../../contract/institutions.ts'
import type { Placement } from '../../../core/changes/tree.ts'
import type { OfficeSettings } from '../../../core/compliance/office-settings.ts'
import type { SuccessionFacts } from '../../../core/compliance/succession.ts'
import type { Term } from '../../../core/compliance/term.ts'

/** Who holds or held a post; `to` as it is or follows from the years of the post. */
export interface Holder extends Term {
  readonly id: string
  readonly personName: string
}

/** What is asked of units, posts and settings. */
export interface InstitutionsReader {
  /** All that stand, duplicates of units taken for the same unit. */
  successions(): readonly SuccessionFacts[]
  /** All that stand. */
  placements(): readonly Placement[]
  holdersOf(post: string): readonly Holder[]
  /** Obligations in lists for which the unit answers on the register's day. */
  answeredBy(unit: string): { readonly obligations: number; readonly open: number }
  unitHistory(unit: string): UnitHistory
  /** Of the register's own office; `id`: the record that holds them, `null` before the first choice. */
  settings(): OfficeSettings & { readonly id: string | null }
}
