import { Stack, Tabs, Text } from '@mantine/core'
import { IconBuildings, IconPackage } from '@tabler/icons-react'
import { useKnownAt } from '../../state/known-at.ts'
import { useNavigation } from '../../state/navigation.ts'
import { emptyView, exchangeParts, type ExchangePart, type ListView } from '../../state/route.ts'
import { Note } from '../../ui/Note.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { ExchangeActions } from './ExchangeActions.tsx'
import { OfficesPart } from './OfficesPart.tsx'
import { PackageList } from './PackageList.tsx'

const icons = { offices: IconBuildings, packages: IconPackage } as const

interface ExchangeScreenProps {
  readonly part: ExchangePart
  readonly view: ListView
}

/** How the work of this office reaches the others, and theirs this one. */
export function ExchangeScreen({ part, view }: ExchangeScreenProps) {
  const { t } = useTexts()
  const { see } = useNavigation()
  const isPast = useKnownAt(({ at }) => at !== null)
  return (
    <Stack gap="md">
      <PageHeader title={t('exchange.title')} actions={<ExchangeActions />}>
        <Text size="sm">{t('exchange.intro')}</Text>
      </PageHeader>
      {isPast && <Note tone="neutral">{t('exchange.ofNow')}</Note>}
      <Tabs
        value={part}
        keepMounted={false}
        onChange={(next) => {
          const found = exchangeParts.find((known) => known === next)
          if (found !== undefined) see({ screen: 'exchange', part: found, view: emptyView })
        }}
      >
        <Tabs.List>
          {exchangeParts.map((name) => {
            const Picture = icons[name]
            return (
              <Tabs.Tab key={name} value={name} leftSection={<Picture size={16} aria-hidden />}>
                {t(`exchange.parts.${name}`)}
              </Tabs.Tab>
            )
          })}
        </Tabs.List>
        <Tabs.Panel value={part} pt="md">
          {part === 'offices' ? <OfficesPart /> : <PackageList view={view} />}
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}
