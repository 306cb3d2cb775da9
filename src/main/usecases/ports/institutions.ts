import type { UnitHistory } from '../../../contract/institutions.ts'
import type { Post } from '../../../contract/posts.ts'
import type { OpenSplit } from '../../../contract/splits.ts'
import type { Placement } from '../../../core/changes/tree.ts'
import type { OfficeSettings } from '../../../core/compliance/office-settings.ts'
import type { SuccessionFacts } from '../../../core/compliance/succession.ts'

/** What is asked of units, posts and settings. */
export interface InstitutionsReader {
  /** All that stand, duplicates of units taken for the same unit. */
  successions(): readonly SuccessionFacts[]
  /** Divided units whose obligations wait for a choice on a day. */
  openSplits(day: string): OpenSplit[]
  /** All that stand. */
  placements(): readonly Placement[]
  /** With everybody who ever held it; terms as they run on `day`. `undefined`: no such post, or it does not stand. */
  post(id: string, day: string): Post | undefined
  /** Obligations in lists for which the unit answers on the register's day. */
  answeredBy(unit: string): { readonly obligations: number; readonly open: number }
  unitHistory(unit: string, day: string): UnitHistory
  /** Of the register's own office; `id`: the record that holds them, `null` before the first choice. */
  settings(): OfficeSettings & { readonly id: string | null }
}
