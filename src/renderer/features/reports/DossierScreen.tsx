import { Button, Stack } from '@mantine/core'
import { IconReportAnalytics } from '@tabler/icons-react'
import { useState } from 'react'
import type { Paper } from '../../../contract/report-form.ts'
import type { Language } from '../../../core/schema/codes.ts'
import { call } from '../../api/bridge.ts'
import { useDossierPreview } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { EmptyNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { ExportButtons } from './ExportButtons.tsx'
import { ReportHeader } from './ReportHeader.tsx'
import { ReportPages } from './ReportPages.tsx'
import { SessionPicker, useReportedSessions } from './SessionPicker.tsx'

export function DossierScreen({ session }: { session: string | null }) {
  const { t, language } = useTexts()
  const { go, see } = useNavigation()
  const [reportLanguage, setReportLanguage] = useState(language)
  const [paper, setPaper] = useState<Paper>('letter')
  const sessions = useReportedSessions()
  return (
    <Stack gap="md">
      <ReportHeader
        kind="dossier"
        language={reportLanguage}
        onLanguage={setReportLanguage}
        paper={paper}
        onPaper={setPaper}
        {...(session === null
          ? {}
          : {
              actions: (
                <ExportButtons
                  counted="dossier"
                  write={(form) =>
                    call('dossier.export', { session, language: reportLanguage, paper, ...form })
                  }
                />
              ),
            })}
      >
        <SessionPicker
          label={t('dossier.session')}
          placeholder={t('dossier.sessionPlaceholder')}
          value={session}
          onChange={(chosen) => see({ screen: 'dossier', session: chosen })}
        />
      </ReportHeader>
      {session !== null && (
        <SessionPages session={session} language={reportLanguage} paper={paper} />
      )}
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

function SessionPages(asked: { session: string; language: Language; paper: Paper }) {
  return (
    <ReportPages
      preview={useDossierPreview(asked)}
      about={JSON.stringify(asked)}
      counted="dossier"
    />
  )
}
