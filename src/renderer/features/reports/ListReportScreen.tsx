import { Stack } from '@mantine/core'
import { IconReportAnalytics } from '@tabler/icons-react'
import { useState } from 'react'
import type { ListReportName } from '../../../contract/list-report.ts'
import type { Paper } from '../../../contract/report-form.ts'
import { call } from '../../api/bridge.ts'
import { useListReport, useUnitTree } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { EmptyNote } from '../../ui/states.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { ExportButtons, type ReportForm } from './ExportButtons.tsx'
import { ReportHeader } from './ReportHeader.tsx'
import { ReportPages } from './ReportPages.tsx'
import { SessionPicker } from './SessionPicker.tsx'

interface ListReportScreenProps {
  readonly report: ListReportName
  /** Code. */
  readonly unit: string | null
}

/** Whether a report is of one unit or entity: always, if one likes, or never. */
const ofUnit: Readonly<Record<ListReportName, 'always' | 'optionally' | 'never'>> = {
  overdue: 'never',
  unit: 'always',
  entity: 'always',
  readiness: 'never',
  indicators: 'never',
  funds: 'optionally',
  evidence: 'optionally',
  issues: 'never',
  letters: 'optionally',
  requests: 'optionally',
}
/** Letters may be about one session. */
const ofSession: ReadonlySet<ListReportName> = new Set(['letters', 'requests'])
const ofEntity: ReadonlySet<ListReportName> = new Set(['entity', 'funds'])

/** A report that is a list: everybody's, or that of a unit or an entity with everything below it. */
export function ListReportScreen({ report, unit }: ListReportScreenProps) {
  const { t, language } = useTexts()
  const { see } = useNavigation()
  const [reportLanguage, setReportLanguage] = useState(language)
  const [paper, setPaper] = useState<Paper>('letter')
  const [chosenSession, setChosenSession] = useState<string | null>(null)
  const session = ofSession.has(report) ? chosenSession : null
  const units = useUnitTree()
  const asked =
    ofUnit[report] === 'always' && unit === null
      ? null
      : { report, unit, session, language: reportLanguage, paper }
  const preview = useListReport(asked)
  const write = (form: ReportForm) =>
    call('reports.export', {
      report,
      ...(unit === null ? {} : { unit }),
      ...(session === null ? {} : { session }),
      language: reportLanguage,
      paper,
      ...form,
    })
  const offered = (units.data ?? []).filter(
    ({ kind }) => kind !== 'group' && (!ofEntity.has(report) || kind === 'federal_entity'),
  )
  return (
    <Stack gap="md">
      <ReportHeader
        kind={report}
        language={reportLanguage}
        onLanguage={setReportLanguage}
        paper={paper}
        onPaper={setPaper}
        {...(asked === null
          ? {}
          : {
              actions: <ExportButtons write={write} counted="reports" />,
            })}
      >
        {ofSession.has(report) && (
          <SessionPicker
            label={t('reports.session')}
            placeholder={t('reports.allSessions')}
            clearable
            value={chosenSession}
            onChange={setChosenSession}
          />
        )}
        {ofUnit[report] !== 'never' && (
          <UnitPicker
            label={t(`reports.of.${ofEntity.has(report) ? 'entity' : 'unit'}`)}
            placeholder={t(ofUnit[report] === 'always' ? 'reports.choose' : 'reports.all')}
            units={offered}
            value={unit}
            clearable={ofUnit[report] === 'optionally'}
            onChange={(code) => see({ screen: 'report', report, unit: code })}
          />
        )}
      </ReportHeader>
      {asked === null ? (
        <EmptyNote
          title={t(`reports.select.${ofEntity.has(report) ? 'entity' : 'unit'}`)}
          hint={t('reports.selectHint')}
          icon={IconReportAnalytics}
        />
      ) : (
        <ReportPages preview={preview} about={JSON.stringify(asked)} counted="reports" />
      )}
    </Stack>
  )
}
