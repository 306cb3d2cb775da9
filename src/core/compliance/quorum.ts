import type { Attendance, AttendanceRole } from '../schema/codes.ts'

/** One line of a session's attendance list. `null`: the record does not say. */
export interface Attending {
  readonly role: AttendanceRole | null
  readonly attended: Attendance | null
}

/**
 * `with_substitutes`: reached only if those count who sent somebody in their place. `unknown`: the number of members
 * is not known, or for somebody whether they came.
 */
export type QuorumState = 'reached' | 'with_substitutes' | 'not_reached' | 'unknown'

export interface Quorum {
  readonly state: QuorumState
  /** How many the body had that day. */
  readonly members: number | null
  /** The fewest that are a quorum; `null` while the number of members is not known. */
  readonly needed: number | null
  /** Members who came themselves. */
  readonly present: number
  /** Members who sent somebody. */
  readonly represented: number
}

/** Guests speak and do not vote; the executive secretary is a member (LGSNSP, art. 12). */
const countsForQuorum: Readonly<Record<AttendanceRole, boolean>> = {
  president: true,
  member: true,
  secretary: true,
  permanent_guest: false,
  guest: false,
}

/**
 * Ley General del Sistema Nacional de Seguridad Pública, art. 16: the quorum is half of the members plus one, which is
 * more than half of them. Art. 12: members attend in person, and only the president has a substitute by law, so a
 * quorum that needs substitutes is told apart. A president for whom somebody presided counts as present.
 */
export function quorum(members: number | null, attendance: readonly Attending[]): Quorum {
  const counted = attendance.filter(({ role }) => role !== null && countsForQuorum[role])
  const present = counted.filter(
    ({ role, attended }) =>
      attended === 'present' || (role === 'president' && attended === 'represented'),
  ).length
  const represented = counted.filter(
    ({ role, attended }) => role !== 'president' && attended === 'represented',
  ).length
  const needed = members === null || members < 1 ? null : Math.floor(members / 2) + 1
  const open = attendance.some(
    ({ role, attended }) => role === null || (countsForQuorum[role] && attended === null),
  )
  return {
    state: stateOf({ needed, present, represented, open: open || counted.length === 0 }),
    members,
    needed,
    present,
    represented,
  }
}

function stateOf({
  needed,
  present,
  represented,
  open,
}: {
  readonly needed: number | null
  readonly present: number
  readonly represented: number
  readonly open: boolean
}): QuorumState {
  if (needed === null) return 'unknown'
  // Whoever is still in doubt can only add to those who came.
  if (present >= needed) return 'reached'
  if (open) return 'unknown'
  return present + represented >= needed ? 'with_substitutes' : 'not_reached'
}
