import { Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { IconFiles } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { listReportNames, type ListReportName } from '../../../contract/list-report.ts'
import { papers, type Paper } from '../../../contract/report-form.ts'
import type { Language } from '../../../core/schema/codes.ts'
import { useNavigation } from '../../state/navigation.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { BatchDialog } from './BatchDialog.tsx'

const kinds = ['dossier', ...listReportNames] as const

interface ReportHeaderProps {
  readonly kind: (typeof kinds)[number]
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  readonly paper: Paper
  readonly onPaper: (paper: Paper) => void
  readonly actions?: ReactNode
  /** What the report is about. */
  readonly children?: ReactNode
}

/** Which report, about what, and in which language. */
export function ReportHeader({
  kind,
  language,
  onLanguage,
  paper,
  onPaper,
  actions,
  children,
}: ReportHeaderProps) {
  const { t } = useTexts()
  const { see } = useNavigation()
  const [makingMany, setMakingMany] = useState(false)
  const turnTo = (chosen: string | null) => {
    const report: ListReportName | undefined = listReportNames.find((name) => name === chosen)
    see(
      report === undefined
        ? { screen: 'dossier', session: null }
        : { screen: 'report', report, unit: null },
    )
  }
  return (
    <>
      <PageHeader
        title={t('dossier.title')}
        actions={
          <>
            {actions}
            <Button
              variant="default"
              leftSection={<IconFiles size={18} aria-hidden />}
              onClick={() => setMakingMany(true)}
            >
              {t('reports.batch.open')}
            </Button>
          </>
        }
      />
      {makingMany && (
        <BatchDialog language={language} paper={paper} onClose={() => setMakingMany(false)} />
      )}
      <Group align="flex-end" gap="md">
        <Select
          w={270}
          label={t('reports.kind')}
          data={kinds.map((value) => ({ value, label: t(`reports.kinds.${value}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={turnTo}
        />
        {children}
        <Stack gap={2}>
          <Text size="sm" fw={500}>
            {t('dossier.language')}
          </Text>
          <SegmentedControl
            aria-label={t('dossier.language')}
            value={language}
            onChange={onLanguage}
            data={[
              { value: 'es' as const, label: t('settings.languageEs') },
              { value: 'en' as const, label: t('settings.languageEn') },
            ]}
          />
        </Stack>
        <Stack gap={2}>
          <Text size="sm" fw={500}>
            {t('reports.paper')}
          </Text>
          <SegmentedControl
            aria-label={t('reports.paper')}
            value={paper}
            onChange={onPaper}
            data={papers.map((value) => ({ value, label: t(`reports.papers.${value}`) }))}
          />
        </Stack>
      </Group>
    </>
  )
}
