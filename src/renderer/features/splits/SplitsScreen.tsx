import { Stack, Text } from '@mantine/core'
import { IconGitFork } from '@tabler/icons-react'
import { useOpenSplits } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useGo } from '../../state/navigation.ts'
import { ListBody } from '../../ui/ListBody.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { SplitCard } from './SplitCard.tsx'

/** Units that were divided, and what of theirs waits until somebody says who answers for it. */
export function SplitsScreen() {
  const { t } = useTexts()
  const go = useGo()
  const splits = useOpenSplits()
  const open = splits.data ?? []
  return (
    <Stack gap="md">
      <PageHeader
        title={t('splits.title')}
        crumbs={[
          {
            label: t('units.title'),
            onOpen: () => go({ screen: 'units', unit: null, day: null }),
          },
        ]}
      >
        <Text size="sm">{t('splits.intro')}</Text>
      </PageHeader>
      <ListBody
        loading={splits.isPending}
        refusal={splits.isError ? toRefusal(splits.error) : null}
        onRetry={() => void splits.refetch()}
        total={open.length}
        empty={
          <EmptyNote title={t('splits.empty')} hint={t('splits.emptyHint')} icon={IconGitFork} />
        }
      >
        <Stack gap="lg">
          {open.map((split) => (
            <SplitCard key={`${split.unit.code} ${split.from}`} split={split} />
          ))}
        </Stack>
      </ListBody>
    </Stack>
  )
}
