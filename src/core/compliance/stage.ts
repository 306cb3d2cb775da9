import type { AgreementStage } from '../schema/codes.ts'

/**
 * Whether an agreement counts: a draft binds nobody until the session has approved it, and a rejected one never does.
 * Without a stage it was adopted, as everything that a communiqué or the gazette reports.
 */
export const isAdopted = (stage: AgreementStage | null): boolean =>
  stage === null || stage === 'approved'

/**
 * Whether a session can still decide so. What was rejected can come back and be approved; what was approved binds
 * units that may have reported on it, so it is repealed by another agreement or withdrawn, never rejected afterwards.
 */
export function canBecome(
  stage: AgreementStage | null,
  decision: Exclude<AgreementStage, 'drafted'>,
): boolean {
  switch (decision) {
    case 'approved':
      return stage === 'drafted' || stage === 'rejected'
    case 'rejected':
      return stage === 'drafted'
  }
}
