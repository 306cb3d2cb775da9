import { Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { IconReportAnalytics } from '@tabler/icons-react'
import { useState } from 'react'
import { useBodyNames, useList } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { formatDay } from '../../ui/format.ts'
import { sessionName } from '../../ui/names.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { DossierPreview } from './DossierPreview.tsx'
import { ExportButtons } from './ExportButtons.tsx'

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
      <PageHeader
        title={t('dossier.title')}
        {...(session === null
          ? {}
          : { actions: <ExportButtons session={session} language={reportLanguage} /> })}
      />
      <Group align="flex-end" gap="md">
        <Select
          searchable
          w={520}
          maw="100%"
          label={t('dossier.session')}
          placeholder={t('dossier.sessionPlaceholder')}
          nothingFoundMessage={t('common.noResults')}
          data={options}
          value={session}
          allowDeselect={false}
          onChange={(chosen) => see({ screen: 'dossier', session: chosen })}
        />
        <Stack gap={2}>
          <Text size="sm" fw={500}>
            {t('dossier.language')}
          </Text>
          <SegmentedControl
            aria-label={t('dossier.language')}
            value={reportLanguage}
            onChange={setReportLanguage}
            data={[
              { value: 'es' as const, label: t('settings.languageEs') },
              { value: 'en' as const, label: t('settings.languageEn') },
            ]}
          />
        </Stack>
      </Group>
      {session !== null && <DossierPreview session={session} language={reportLanguage} />}
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
