import { List, Paper, Stack, Text } from '@mantine/core'
import type { ObligationDetail } from '../../../contract/records.ts'
import { formatDay } from '../../ui/format.ts'
import { HashText } from '../../ui/HashText.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { FileStateBadge } from './FileStateBadge.tsx'

/** What the determination rests on: exactly what is on screen, named and hashed. */
export function VerdictBasis({ detail }: { detail: ObligationDetail }) {
  const { t, language } = useTexts()
  const reports = detail.reports.filter(({ withdrawn }) => withdrawn === null)
  const evidence = detail.evidence.filter(({ withdrawn }) => withdrawn === null)
  return (
    <Paper p="sm" bg="gray.0">
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          {t('verdict.basis')}
        </Text>
        {reports.length === 0 && evidence.length === 0 && (
          <Text size="sm" c="gray.7">
            {t('verdict.basisNothing')}
          </Text>
        )}
        {reports.length > 0 && (
          <div>
            <Text size="xs" c="gray.7">
              {t('verdict.basisReports')}
            </Text>
            <List size="sm">
              {reports.map((report) => (
                <List.Item key={report.id}>
                  {[
                    formatDay(report.reportedOn, language),
                    report.authorName,
                    t(`codes.claims.${report.claim}`),
                  ].join(' · ')}
                </List.Item>
              ))}
            </List>
          </div>
        )}
        {evidence.length > 0 && (
          <div>
            <Text size="xs" c="gray.7">
              {t('verdict.basisEvidence')}
            </Text>
            <List size="sm">
              {evidence.map((item) => (
                <List.Item key={item.id}>
                  {item.fileName ?? item.link ?? item.reference}{' '}
                  {item.sha256 !== null && <HashText sha256={item.sha256} />}
                  {item.fileState !== null && item.fileState !== 'held' && (
                    <FileStateBadge
                      state={item.fileState}
                      reason={item.purged}
                      checked={item.fileChecked}
                    />
                  )}
                </List.Item>
              ))}
            </List>
          </div>
        )}
      </Stack>
    </Paper>
  )
}
