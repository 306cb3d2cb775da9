import { Group, Menu, Paper, Stack, Text, Timeline, Title } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconCalendarPlus,
  IconFileText,
  IconGavel,
  IconMail,
  IconMailCheck,
  IconPaperclip,
  IconTimeline,
} from '@tabler/icons-react'
import type { ObligationDetail } from '../../../contract/records.ts'
import { useShowPanel } from '../../state/panels.ts'
import { usePerson } from '../../state/preferences.ts'
import { formatDay } from '../../ui/format.ts'
import { LongText } from '../../ui/LongText.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { ResponseBadge } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { CheckFilesButton } from './CheckFilesButton.tsx'
import { EntryFrame } from './EntryFrame.tsx'
import { EvidenceItem } from './EvidenceItem.tsx'
import { type TimelineEntry, timelineOf } from './timeline.ts'
import { TakenEntry } from './TakenEntry.tsx'
import { Traces } from './traces.ts'
import { VerdictEntry } from './VerdictEntry.tsx'

const pictures = {
  report: IconFileText,
  evidence: IconPaperclip,
  verdict: IconGavel,
  notification: IconMail,
  extension: IconCalendarPlus,
  reassignment: IconArrowsExchange,
  taken: IconArrowBackUp,
} as const

export function ObligationTimeline({ detail }: { detail: ObligationDetail }) {
  const { t } = useTexts()
  const entries = timelineOf(detail)
  return (
    <Paper p="md" component="section" aria-labelledby="timeline">
      <Stack>
        <Group justify="space-between" align="flex-start">
          <Title order={2} size="h5" id="timeline">
            {t('obligations.timeline')}
          </Title>
          {detail.evidence.some(({ sha256, purged }) => sha256 !== null && purged === null) && (
            <CheckFilesButton obligation={detail.obligation.id} />
          )}
        </Group>
        {entries.length === 0 ? (
          <EmptyNote
            title={t('obligations.timelineEmpty')}
            hint={t('obligations.timelineEmptyHint')}
            icon={IconTimeline}
          />
        ) : (
          <Traces value={new Map(detail.made.map((trace) => [trace.record, trace]))}>
            <Timeline bulletSize={30} lineWidth={2} active={entries.length}>
              {entries.map((entry) => {
                const Picture = pictures[entry.kind]
                return (
                  <Timeline.Item
                    key={idOf(entry)}
                    bullet={<Picture size={16} aria-hidden />}
                    {...(entry.kind === 'verdict' && !entry.verdict.governing
                      ? { color: 'gray.6' }
                      : {})}
                  >
                    <Entry entry={entry} />
                  </Timeline.Item>
                )
              })}
            </Timeline>
          </Traces>
        )}
      </Stack>
    </Paper>
  )
}

function idOf(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'report':
      return entry.report.id
    case 'evidence':
      return entry.evidence.id
    case 'verdict':
      return entry.verdict.id
    case 'notification':
      return entry.notification.id
    case 'extension':
      return entry.extension.id
    case 'reassignment':
      return entry.reassignment.id
    case 'taken':
      return `taken ${entry.taken.record}`
  }
}

function Entry({ entry }: { entry: TimelineEntry }) {
  switch (entry.kind) {
    case 'report':
      return <ReportEntry report={entry.report} evidence={entry.evidence} />
    case 'evidence':
      return <EvidenceItem evidence={entry.evidence} />
    case 'verdict':
      return <VerdictEntry verdict={entry.verdict} />
    case 'notification':
      return <NotificationEntry notification={entry.notification} />
    case 'extension':
      return <ExtensionEntry extension={entry.extension} />
    case 'reassignment':
      return <ReassignmentEntry reassignment={entry.reassignment} />
    case 'taken':
      return <TakenEntry taken={entry.taken} />
  }
}

function ReportEntry({
  report,
  evidence,
}: {
  report: ObligationDetail['reports'][number]
  evidence: readonly ObligationDetail['evidence'][number][]
}) {
  const { t, language } = useTexts()
  const show = useShowPanel()
  const person = usePerson()
  const facts = [
    report.percent === null ? null : t('obligations.reportPercent', { percent: report.percent }),
    report.cutOff === null
      ? null
      : t('obligations.reportCutOff', { date: formatDay(report.cutOff, language) }),
  ].filter((fact) => fact !== null)
  return (
    <EntryFrame
      record={report.id}
      title={t('obligations.reportClaims', { claim: t(`codes.claims.${report.claim}`) })}
      day={report.reportedOn}
      by={report.authorName}
      withdrawn={report.withdrawn}
      demonstration={report.demonstration}
      withdraw={t('obligations.withdrawReport')}
      more={
        <Menu.Item
          disabled={person === null || report.withdrawn !== null}
          leftSection={<IconPaperclip size={16} aria-hidden />}
          onClick={() =>
            show({ panel: 'addEvidence', obligation: report.obligation, report: report.id })
          }
        >
          {t('evidence.add')}
        </Menu.Item>
      }
      marks={report.response !== null && <ResponseBadge code={report.response} />}
    >
      {facts.length > 0 && <Text size="sm">{facts.join(' · ')}</Text>}
      <LongText text={report.narrative} />
      {evidence.length === 0 ? (
        <Text size="xs" c="dimmed">
          {t('obligations.noEvidence')}
        </Text>
      ) : (
        <Stack gap={6}>
          {evidence.map((item) => (
            <EvidenceItem key={item.id} evidence={item} />
          ))}
        </Stack>
      )}
    </EntryFrame>
  )
}

function NotificationEntry({
  notification,
}: {
  notification: ObligationDetail['notifications'][number]
}) {
  const { t, language } = useTexts()
  const show = useShowPanel()
  const person = usePerson()
  const { id, acknowledgedOn, acknowledgementNumber } = notification
  return (
    <EntryFrame
      record={notification.id}
      title={t('obligations.notificationOf', { number: notification.number })}
      day={notification.date}
      by=""
      withdrawn={notification.withdrawn}
      demonstration={notification.demonstration}
      withdraw={t('obligations.withdrawNotification')}
      more={
        <Menu.Item
          disabled={person === null || notification.withdrawn !== null}
          leftSection={<IconMailCheck size={16} aria-hidden />}
          onClick={() =>
            show({
              panel: 'edit',
              record: id,
              fields: ['acknowledgedOn', 'acknowledgementNumber'],
            })
          }
        >
          {t('obligations.recordAcknowledgement')}
        </Menu.Item>
      }
    >
      <Text size="sm">
        {[
          acknowledgedOn === null
            ? t('obligations.notAcknowledged')
            : t('obligations.acknowledged', { date: formatDay(acknowledgedOn, language) }),
          ...(acknowledgementNumber === null
            ? []
            : [`${t('fields.acknowledgementNumber')}: ${acknowledgementNumber}`]),
        ].join(' · ')}
      </Text>
    </EntryFrame>
  )
}

function ExtensionEntry({ extension }: { extension: ObligationDetail['extensions'][number] }) {
  const { t, language } = useTexts()
  return (
    <EntryFrame
      record={extension.id}
      title={t('obligations.extensionOf', { date: formatDay(extension.newDue, language) })}
      day={extension.grantedOn}
      by={t('obligations.byAuthority', { authority: extension.authority })}
      withdrawn={extension.withdrawn}
      demonstration={extension.demonstration}
      withdraw={t('obligations.withdrawExtension')}
    >
      {extension.previousDue !== null && (
        <Text size="sm">
          {t('obligations.extensionFrom', { date: formatDay(extension.previousDue, language) })}
        </Text>
      )}
      <LongText text={extension.reason} />
    </EntryFrame>
  )
}

function ReassignmentEntry({
  reassignment,
}: {
  reassignment: ObligationDetail['reassignments'][number]
}) {
  const { t } = useTexts()
  const { authority } = reassignment
  return (
    <EntryFrame
      record={reassignment.id}
      title={t('obligations.reassignedTo', { unit: reassignment.unitName })}
      day={reassignment.from}
      by={authority === null ? '' : t('obligations.byAuthority', { authority })}
      withdrawn={reassignment.withdrawn}
      demonstration={reassignment.demonstration}
      withdraw={t('obligations.withdrawReassignment')}
    >
      <LongText text={reassignment.reason} />
    </EntryFrame>
  )
}
