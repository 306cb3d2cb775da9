import {
  type Icon,
  IconArrowsDiff,
  IconCopy,
  IconGitFork,
  IconHierarchy,
  IconLockExclamation,
  IconScale,
  IconShieldX,
} from '@tabler/icons-react'
import type { ConflictKind } from '../../../contract/issue-rows.ts'
import type { Tone } from '../../ui/StatusBadge.tsx'

interface Look {
  readonly tone: Tone
  readonly icon: Icon
}

const duplicate: Look = { tone: 'partial', icon: IconCopy }
const rewritten: Look = { tone: 'bad', icon: IconLockExclamation }

export const conflictLooks: Readonly<Record<ConflictKind, Look>> = {
  values_differ: { tone: 'active', icon: IconArrowsDiff },
  verdicts_concurrent: { tone: 'bad', icon: IconScale },
  extensions_concurrent: { tone: 'bad', icon: IconScale },
  verdict_in_breach: { tone: 'bad', icon: IconShieldX },
  feed_forked: { tone: 'bad', icon: IconGitFork },
  placement_skipped: { tone: 'partial', icon: IconHierarchy },
  duplicates_circular: duplicate,
  record_rewritten: rewritten,
  kind_contested: rewritten,
  duplicate_agreement: duplicate,
  similar_agreement: duplicate,
  duplicate_obligation: duplicate,
  duplicate_evidence: duplicate,
  duplicate_session: duplicate,
  duplicate_person: duplicate,
  duplicate_unit: duplicate,
  duplicate_code: duplicate,
  duplicate_body: duplicate,
  duplicate_indicator: duplicate,
  duplicate_funding: duplicate,
  left_under_duplicate: duplicate,
  report_on_duplicate: duplicate,
  report_on_withdrawn: duplicate,
}
