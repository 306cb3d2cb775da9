import { Group, Text } from '@mantine/core'
import {
  type Icon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleMinus,
  IconCircleOff,
  IconCircleX,
  IconClockCheck,
  IconFileOff,
  IconFileText,
  IconFlask,
  IconGitFork,
  IconHourglass,
  IconMessageCheck,
  IconMessageOff,
  IconMessageX,
  IconProgress,
  IconRestore,
  IconShieldCheck,
  IconTrashX,
} from '@tabler/icons-react'
import type { Compliance, Response, RollUp, Verification } from '../../core/compliance/codes.ts'
import { verificationReading } from '../../core/compliance/status-reading.ts'
import type { VerdictResult } from '../../core/schema/codes.ts'
import { StatusBadge, type Tone } from './StatusBadge.tsx'
import { useTexts } from './use-texts.ts'

interface Look {
  readonly tone: Tone
  readonly icon: Icon
}

export const complianceLooks: Readonly<Record<RollUp, Look>> = {
  not_started: { tone: 'neutral', icon: IconCircleDashed },
  in_progress: { tone: 'active', icon: IconProgress },
  partially_met: { tone: 'partial', icon: IconCircleHalf2 },
  met: { tone: 'good', icon: IconCircleCheck },
  not_met: { tone: 'bad', icon: IconCircleX },
  moot: { tone: 'moot', icon: IconCircleMinus },
  not_applicable: { tone: 'neutral', icon: IconCircleOff },
}

/** Fulfilled after the deadline. */
export const metLateLook: Look = { tone: 'good', icon: IconClockCheck }

const verificationLooks: Readonly<Record<Verification, Look>> = {
  none: { tone: 'neutral', icon: IconFileOff },
  reported: { tone: 'active', icon: IconFileText },
  returned: { tone: 'partial', icon: IconArrowBackUp },
  validated: { tone: 'good', icon: IconShieldCheck },
}

const responseLooks: Readonly<Record<Response, Look>> = {
  none: { tone: 'neutral', icon: IconMessageOff },
  answered: { tone: 'active', icon: IconMessageCheck },
  declined_competence: { tone: 'partial', icon: IconBan },
  unrelated: { tone: 'partial', icon: IconMessageX },
}

export function ComplianceBadge({ code, late = false }: { code: RollUp; late?: boolean }) {
  const { t } = useTexts()
  if (code === 'met' && late) {
    return <StatusBadge {...metLateLook} label={t('status.metLate')} />
  }
  return <StatusBadge {...complianceLooks[code]} label={t(`codes.rollUpCodes.${code}`)} />
}

/** Beside "met", a report that was returned is said to be the latest one: compliance stays as it was determined. */
export function VerificationBadge({
  compliance,
  code,
}: {
  compliance: Compliance
  code: Verification
}) {
  const { t } = useTexts()
  const look = verificationLooks[code]
  const reading = verificationReading(compliance, code)
  switch (reading) {
    case 'reported_since':
      return (
        <StatusBadge
          {...look}
          label={t('status.reportedSince')}
          hint={t('status.reportedSinceHint')}
        />
      )
    case 'returned_since':
      return (
        <StatusBadge
          {...look}
          label={t('status.returnedSince')}
          hint={t('status.returnedSinceHint')}
        />
      )
    case 'none':
    case 'reported':
    case 'returned':
    case 'validated':
      return <StatusBadge {...look} label={t(`codes.verificationCodes.${reading}`)} />
  }
}

export function ResponseBadge({ code }: { code: Response }) {
  const { t } = useTexts()
  return <StatusBadge {...responseLooks[code]} label={t(`codes.responseCodes.${code}`)} />
}

export function verdictLook(result: VerdictResult): Look {
  return result === 'returned' ? verificationLooks.returned : complianceLooks[result]
}

export function OverdueBadge() {
  const { t } = useTexts()
  return <StatusBadge tone="bad" icon={IconAlertTriangle} label={t('status.overdue')} />
}

export function DueSoonBadge() {
  const { t } = useTexts()
  return <StatusBadge tone="partial" icon={IconHourglass} label={t('status.dueSoon')} />
}

export function ReportedInTimeBadge() {
  const { t } = useTexts()
  return <StatusBadge tone="active" icon={IconFileText} label={t('status.reportedInTime')} />
}

export function VerdictConflictBadge() {
  const { t } = useTexts()
  return (
    <StatusBadge
      tone="bad"
      icon={IconGitFork}
      label={t('status.conflict')}
      hint={t('status.conflictHint')}
    />
  )
}

export function DemonstrationBadge() {
  const { t } = useTexts()
  return (
    <StatusBadge
      tone="moot"
      icon={IconFlask}
      label={t('app.demonstration')}
      hint={t('app.demonstrationHint')}
    />
  )
}

export function WithdrawnBadge({ reason }: { reason: string }) {
  const { t } = useTexts()
  return (
    <StatusBadge
      tone="neutral"
      icon={IconTrashX}
      label={t('common.withdrawn')}
      hint={t('common.withdrawnReason', { reason })}
    />
  )
}

/** A verdict that compliance still follows from, though a later one returned the report. */
export function DeterminingBadge() {
  const { t } = useTexts()
  return (
    <StatusBadge
      tone="active"
      icon={IconShieldCheck}
      label={t('obligations.verdictDetermining')}
      hint={t('obligations.verdictDeterminingHint')}
    />
  )
}

export function SupersededBadge() {
  const { t } = useTexts()
  return (
    <StatusBadge tone="neutral" icon={IconRestore} label={t('obligations.verdictSuperseded')} />
  )
}

/** How many are overdue; nothing to see when none are. */
export function OverdueCount({ count }: { count: number }) {
  const { t } = useTexts()
  if (count === 0) {
    return (
      <Text size="sm" c="dimmed" component="span">
        {count}
      </Text>
    )
  }
  return (
    <StatusBadge
      tone="bad"
      icon={IconAlertTriangle}
      label={String(count)}
      hint={`${t('counts.overdue')}: ${count}`}
    />
  )
}

/** The same where it stands in many rows: an icon and a word, without the colour. */
export function DemonstrationMark() {
  const { t } = useTexts()
  return (
    <Group gap={4}>
      <IconFlask size={12} aria-hidden color="var(--mantine-color-dimmed)" />
      <Text size="xs" c="dimmed">
        {t('app.demonstration')}
      </Text>
    </Group>
  )
}
