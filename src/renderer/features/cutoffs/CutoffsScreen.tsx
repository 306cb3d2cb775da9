import { Grid, Stack, Text } from '@mantine/core'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { CutoffList } from './CutoffList.tsx'
import { ImportCutoff } from './ImportCutoff.tsx'
import { DifferenceView } from './DifferenceView.tsx'
import { MakeCutoffForm } from './MakeCutoffForm.tsx'

export function CutoffsScreen({ today }: { today: string }) {
  const { t } = useTexts()
  return (
    <Stack gap="lg">
      <PageHeader title={t('cutoffs.title')}>
        <Text size="sm">{t('cutoffs.intro')}</Text>
      </PageHeader>
      <Grid gap="lg">
        <Grid.Col span={{ base: 7, lg: 8 }}>
          <CutoffList />
        </Grid.Col>
        <Grid.Col span={{ base: 5, lg: 4 }}>
          <Stack gap="lg">
            <MakeCutoffForm />
            <ImportCutoff />
          </Stack>
        </Grid.Col>
      </Grid>
      <DifferenceView today={today} />
    </Stack>
  )
}
