import { Stack, Tabs, Text } from '@mantine/core'
import { IconDatabaseExclamation, IconShieldCheck, IconWriting } from '@tabler/icons-react'
import { useList } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { emptyView, type ListView, type ReviewPart, reviewParts } from '../../state/route.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { ReviewAudit } from './ReviewAudit.tsx'
import { ReviewData } from './ReviewData.tsx'
import { ReviewDrafting } from './ReviewDrafting.tsx'

const icons = {
  audit: IconShieldCheck,
  drafting: IconWriting,
  data: IconDatabaseExclamation,
} as const

const lists = { audit: 'readiness', drafting: 'weak', data: 'issues' } as const

interface ReviewScreenProps {
  readonly part: ReviewPart
  readonly view: ListView
}

/** What would not survive an audit, what is weakly drafted, and what the data cannot be. */
export function ReviewScreen({ part, view }: ReviewScreenProps) {
  const { t } = useTexts()
  const { see } = useNavigation()
  return (
    <Stack gap="md">
      <PageHeader title={t('review.title')} />
      <Tabs
        value={part}
        keepMounted={false}
        onChange={(next) => {
          const found = reviewParts.find((known) => known === next)
          if (found !== undefined) see({ screen: 'review', part: found, view: emptyView })
        }}
      >
        <Tabs.List>
          {reviewParts.map((name) => {
            const Picture = icons[name]
            return (
              <Tabs.Tab key={name} value={name} leftSection={<Picture size={16} aria-hidden />}>
                {t(`review.parts.${name}`)} <Count part={name} />
              </Tabs.Tab>
            )
          })}
        </Tabs.List>
        <Tabs.Panel value={part} pt="md">
          <Stack gap="md">
            <Text size="sm">{t(`review.hints.${part}`)}</Text>
            <Part part={part} view={view} />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

/** How many there are in all, whatever the list on screen is narrowed by. */
function Count({ part }: { readonly part: ReviewPart }) {
  const { data } = useList(lists[part], { limit: 0 })
  return data === undefined ? null : `(${data.total})`
}

function Part({ part, view }: ReviewScreenProps) {
  switch (part) {
    case 'audit':
      return <ReviewAudit view={view} />
    case 'drafting':
      return <ReviewDrafting view={view} />
    case 'data':
      return <ReviewData view={view} />
  }
}
