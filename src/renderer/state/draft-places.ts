import { conflictOfSubject } from './conflict-subject.ts'
import type { PanelForm } from './form-drafts.ts'
import type { Panel } from './panels.ts'
import { emptyView, type Route } from './route.ts'

export type DraftPlace =
  | { readonly panel: Panel; readonly route: null }
  | { readonly panel: null; readonly route: Route }

const panelOf = (panel: Panel): DraftPlace => ({ panel, route: null })
const screenOf = (route: Route): DraftPlace => ({ panel: null, route })

/** @param subject its parts; the first is an id as a rule. */
type Place = (subject: readonly string[], fields: readonly string[]) => DraftPlace | null

const onAgreement: Place = ([id = '']) => screenOf({ screen: 'agreement', id, view: emptyView })
const onSession: Place = ([id = '']) => screenOf({ screen: 'session', id, view: emptyView })
const onUnits: Place = ([unit = null]) => screenOf({ screen: 'units', unit, day: null })
/** Only the panel itself knows what it was opened with. */
const onlyPanel: Place = () => null

const places: Readonly<Record<PanelForm, Place>> = {
  record: ([record = ''], fields) => panelOf({ panel: 'edit', record, fields }),
  progress: ([obligation = '']) => panelOf({ panel: 'progress', obligation }),
  verdict: ([obligation = '']) => panelOf({ panel: 'verdict', obligation }),
  notification: ([obligation = '']) => panelOf({ panel: 'notification', obligation }),
  extension: ([obligation = '']) => panelOf({ panel: 'extension', obligation }),
  reassign: ([obligation = '']) => panelOf({ panel: 'reassign', obligation }),
  reopen: ([obligation = '']) => panelOf({ panel: 'reopen', obligation }),
  lineage: onAgreement,
  /** Of one agreement, or of several of a session. */
  decide: (subject, fields) => (subject[1] === '1' ? onAgreement : onSession)(subject, fields),
  renumber: onSession,
  agenda: onSession,
  attendance: onSession,
  endUnit: onUnits,
  moveUnit: onUnits,
  choice: () => screenOf({ screen: 'splits' }),
  conflict: (subject) =>
    screenOf({ screen: 'conflicts', view: emptyView, conflict: conflictOfSubject(subject) }),
  conflictRule: () => screenOf({ screen: 'conflicts', view: emptyView, conflict: null }),
  acceptIssue: () => screenOf({ screen: 'review', part: 'data', view: emptyView }),
  settings: () => screenOf({ screen: 'deadlines', part: 'overdue', view: emptyView }),
  addPerson: () => screenOf({ screen: 'people', part: 'people', view: emptyView }),
  cutoff: () => screenOf({ screen: 'cutoffs' }),
  addEvidence: onlyPanel,
  purge: onlyPanel,
  withdraw: onlyPanel,
  add: onlyPanel,
  linkMeasure: onlyPanel,
  linkAgreement: onlyPanel,
  addObligations: onlyPanel,
  appoint: onlyPanel,
  bulkProgress: onlyPanel,
  bulkVerdict: onlyPanel,
  bulkExtension: onlyPanel,
  bulkReassignment: onlyPanel,
}

/**
 * Where a draft is gone on with: its panel, or the screen on which its form stands. `null`: a draft of a panel that does
 * not say which, and no form leaves such a one.
 *
 * @param panel what the form was typed into, as the draft kept it.
 * @param fields of a correction.
 */
export const placeOfDraft = (
  form: PanelForm,
  subject: string,
  panel: Panel | null,
  fields: readonly string[],
): DraftPlace | null => (panel === null ? places[form](subject.split('_'), fields) : panelOf(panel))
