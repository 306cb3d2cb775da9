import { Text } from '@mantine/core'
import { IconCircleOff, IconShieldCheck } from '@tabler/icons-react'
import type { ObligationDetail } from '../../../contract/records.ts'
import { formatDay } from '../../ui/format.ts'
import { breachLabel } from '../../ui/known-labels.ts'
import { LongText } from '../../ui/LongText.tsx'
import { DeterminingBadge, SupersededBadge, verdictLook } from '../../ui/status.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { EntryFrame } from './EntryFrame.tsx'

type Verdict = ObligationDetail['verdicts'][number]

export function VerdictEntry({ verdict }: { verdict: Verdict }) {
  const { t, language } = useTexts()
  const facts = [
    verdict.fulfilledOn === null
      ? null
      : t('obligations.fulfilledOn', { date: formatDay(verdict.fulfilledOn, language) }),
    verdict.pertinence === null
      ? null
      : `${t('verdict.pertinence')}: ${t(`codes.pertinences.${verdict.pertinence}`)}`,
  ].filter((fact) => fact !== null)
  return (
    <EntryFrame
      record={verdict.id}
      title={t('obligations.verdict')}
      day={verdict.issuedOn}
      by={t('obligations.byOffice', { person: verdict.verifierName, office: verdict.office })}
      withdrawn={verdict.withdrawn}
      demonstration={verdict.demonstration}
      withdraw={t('obligations.withdrawVerdict')}
      marks={
        <>
          <StatusBadge
            {...verdictLook(verdict.result)}
            label={t(`codes.verdictResults.${verdict.result}`)}
          />
          <Standing verdict={verdict} />
        </>
      }
    >
      {facts.length > 0 && <Text size="sm">{facts.join(' · ')}</Text>}
      <LongText text={verdict.reason} />
    </EntryFrame>
  )
}

/** Whether it counts. */
function Standing({ verdict }: { verdict: Verdict }) {
  const { t } = useTexts()
  if (verdict.breaches.length > 0) {
    return (
      <StatusBadge
        tone="bad"
        icon={IconCircleOff}
        label={t('obligations.verdictBreach')}
        hint={t('obligations.verdictBreachHint', {
          reason: verdict.breaches.map((breach) => breachLabel(breach, t)).join('; '),
        })}
      />
    )
  }
  if (verdict.governing) {
    return (
      <StatusBadge tone="active" icon={IconShieldCheck} label={t('obligations.verdictGoverning')} />
    )
  }
  if (verdict.determining) return <DeterminingBadge />
  return verdict.withdrawn === null ? <SupersededBadge /> : null
}
