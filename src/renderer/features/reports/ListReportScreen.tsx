import { Stack } from '@mantine/core'
import { IconReportAnalytics } from '@tabler/icons-react'
import { useState } from 'react'
import type { ListReportName } from '../../../contract/list-report.ts'
import { call } from '../../api/bridge.ts'
import { useListReport, useUnitTree } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { EmptyNote } from '../../ui/states.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { ExportButtons, type Format } from './ExportButtons.tsx'
import { ReportHeader } from './ReportHeader.tsx'
import { ReportPages } from './ReportPages.tsx'

interface ListReportScreenProps {
  readonly report: ListReportName
  /** Code. */
  readonly unit: string | null
}

/** A report that lists obligations: everybody's, or those of a unit or an entity with everything below it. */
export function ListReportScreen({ report, unit }: ListReportScreenProps) {
  const { t, language } = useTexts()
  const { see } = useNavigation()
  const [reportLanguage, setReportLanguage] = useState(language)
  const units = useUnitTree()
  const isOfUnit = report === 'unit' || report === 'entity'
  const asked = isOfUnit && unit === null ? null : { report, unit, language: reportLanguage }
  const preview = useListReport(asked)
  const write = (format: Format) =>
    call('reports.export', {
      report,
      ...(unit === null ? {} : { unit }),
      language: reportLanguage,
      format,
    })
  const offered = (units.data ?? []).filter(
    ({ kind }) => kind !== 'group' && (report !== 'entity' || kind === 'federal_entity'),
  )
  return (
    <Stack gap="md">
      <ReportHeader
        kind={report}
        language={reportLanguage}
        onLanguage={setReportLanguage}
        {...(asked === null ? {} : { actions: <ExportButtons write={write} /> })}
      >
        {isOfUnit && (
          <UnitPicker
            label={t(`reports.of.${report}`)}
            placeholder={t('reports.choose')}
            units={offered}
            value={unit}
            onChange={(code) => see({ screen: 'report', report, unit: code })}
          />
        )}
      </ReportHeader>
      {asked === null ? (
        <EmptyNote
          title={t(`reports.select.${report === 'entity' ? 'entity' : 'unit'}`)}
          hint={t('reports.selectHint')}
          icon={IconReportAnalytics}
        />
      ) : (
        <ReportPages preview={preview} about={JSON.stringify(asked)} />
      )}
    </Stack>
  )
}
