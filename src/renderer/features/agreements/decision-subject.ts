export type Decision = 'approved' | 'rejected'

/**
 * What a decision is about, for its draft: the same words are for the same drafts only. Of one agreement it begins with
 * its id, of several with that of their session.
 */
export const decisionSubject = (
  session: string,
  agreements: readonly string[],
  decision: Decision,
): string => `${agreements.length === 1 ? agreements[0] : session}_${agreements.length}_${decision}`

/** Which of the two is being decided on these agreements; `null`: neither. */
export const decisionOn = (
  subject: string | null,
  session: string,
  agreements: readonly string[],
): Decision | null =>
  (['approved', 'rejected'] as const).find(
    (decision) => subject === decisionSubject(session, agreements, decision),
  ) ?? null
