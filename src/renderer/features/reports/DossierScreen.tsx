import { Button, Select, Stack } from '@mantine/core'
import { IconReportAnalytics } from '@tabler/icons-react'
import { useState } from 'react'
import type { Language } from '../../../core/schema/codes.ts'
import { call } from '../../api/bridge.ts'
import { useBodyNames, useDossierPreview, useList } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { formatDay } from '../../ui/format.ts'
import { sessionName } from '../../ui/names.ts'
import { EmptyNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { ExportButtons } from './ExportButtons.tsx'
import { ReportHeader } from './ReportHeader.tsx'
import { ReportPages } from './ReportPages.tsx'

export function DossierScreen({ session }: { session: string | null }) {
  const { t, language } = useTexts()
  const { go, see } = useNavigation()
  const bodies = useBodyNames(language)
  const [reportLanguage, setReportLanguage] = useState(language)
  const sessions = useList('sessions', {
    where: [{ field: 'agreements', operator: '>', values: ['0'] }],
    limit: 1000,
  })
  const options = (sessions.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [
      sessionName(row, t),
      bodies.get(row.body) ?? row.bodyName,
      row.date === null ? t('sessions.noDate') : formatDay(row.date, language),
    ].join(' · '),
  }))
  return (
    <Stack gap="md">
      <ReportHeader
        kind="dossier"
        language={reportLanguage}
        onLanguage={setReportLanguage}
        {...(session === null
          ? {}
          : {
              actions: (
                <ExportButtons
                  formats={['pdf', 'xlsx', 'csv']}
                  counted="dossier"
                  write={(format) =>
                    call('dossier.export', { session, language: reportLanguage, format })
                  }
                />
              ),
            })}
      >
        <Select
          searchable
          w={440}
          maw="100%"
          label={t('dossier.session')}
          placeholder={t('dossier.sessionPlaceholder')}
          nothingFoundMessage={t('common.noResults')}
          data={options}
          value={session}
          allowDeselect={false}
          onChange={(chosen) => see({ screen: 'dossier', session: chosen })}
        />
      </ReportHeader>
      {session !== null && <SessionPages session={session} language={reportLanguage} />}
      {session === null && sessions.data?.total === 0 && (
        <EmptyNote
          title={t('agreements.empty')}
          hint={t('sessions.emptyHint')}
          icon={IconReportAnalytics}
          action={<Button onClick={() => go({ screen: 'capture' })}>{t('nav.capture')}</Button>}
        />
      )}
      {session === null && sessions.data?.total !== 0 && (
        <EmptyNote
          title={t('dossier.select')}
          hint={t('dossier.selectHint')}
          icon={IconReportAnalytics}
        />
      )}
    </Stack>
  )
}

function SessionPages({ session, language }: { session: string; language: Language }) {
  return (
    <ReportPages
      preview={useDossierPreview(session, language)}
      about={`${session} ${language}`}
      counted="dossier"
    />
  )
}
