import { Button, Stack, Tabs, Text } from '@mantine/core'
import { IconBriefcase, IconPlus, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView, type ListView, type PeoplePart, peopleParts } from '../../state/route.ts'
import { postFields } from '../../state/use-holder-actions.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { PeopleList } from './PeopleList.tsx'
import { PostsList } from './PostsList.tsx'

const icons = { people: IconUsers, posts: IconBriefcase } as const

interface PeopleScreenProps {
  readonly part: PeoplePart
  readonly view: ListView
}

/** Who works and who is known, and who holds which post. */
export function PeopleScreen({ part, view }: PeopleScreenProps) {
  const { t } = useTexts()
  const { see } = useNavigation()
  const show = useShowPanel()
  return (
    <Stack gap="md">
      <PageHeader
        title={t('people.title')}
        actions={
          part === 'posts' && (
            <>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() =>
                  show({
                    panel: 'add',
                    kind: 'post',
                    title: t('posts.add'),
                    fields: postFields,
                    given: {},
                  })
                }
              >
                {t('posts.add')}
              </Button>
              <Button
                leftSection={<IconUserPlus size={16} aria-hidden />}
                onClick={() => show({ panel: 'appoint', post: null, person: null, from: null })}
              >
                {t('posts.appoint')}
              </Button>
            </>
          )
        }
      />
      <Tabs
        value={part}
        keepMounted={false}
        onChange={(next) => {
          const found = peopleParts.find((known) => known === next)
          if (found !== undefined) see({ screen: 'people', part: found, view: emptyView })
        }}
      >
        <Tabs.List>
          {peopleParts.map((name) => {
            const Picture = icons[name]
            return (
              <Tabs.Tab key={name} value={name} leftSection={<Picture size={16} aria-hidden />}>
                {t(`people.parts.${name}`)}
              </Tabs.Tab>
            )
          })}
        </Tabs.List>
        <Tabs.Panel value={part} pt="md">
          <Stack gap="md">
            <Text size="sm">{t(part === 'people' ? 'people.intro' : 'posts.intro')}</Text>
            {part === 'people' ? <PeopleList /> : <PostsList view={view} />}
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}
