import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPencil, IconPlus, IconUserPlus } from '@tabler/icons-react'
import type { Post } from '../../../contract/posts.ts'
import { useShowPanel } from '../../state/panels.ts'
import { postFields, useHolderActions } from '../../state/use-holder-actions.ts'
import { HolderTable } from '../../ui/HolderTable.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface UnitPostsProps {
  readonly unit: { readonly id: string; readonly name: string }
  readonly posts: readonly Post[]
}

/** The posts of a unit with everybody who held them. */
export function UnitPosts({ unit, posts }: UnitPostsProps) {
  const { t } = useTexts()
  const show = useShowPanel()
  return (
    <Stack gap="sm" component="section" aria-labelledby="unit-posts">
      <Group justify="space-between">
        <Title order={3} size="h6" id="unit-posts">
          {t('posts.title')}
        </Title>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            show({
              panel: 'add',
              kind: 'post',
              title: t('posts.addTo', { name: unit.name }),
              fields: postFields,
              given: { unit: unit.id },
            })
          }
        >
          {t('posts.add')}
        </Button>
      </Group>
      {posts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('posts.none')}
        </Text>
      ) : (
        posts.map((post) => <UnitPost key={post.id} post={post} />)
      )}
    </Stack>
  )
}

function UnitPost({ post }: { readonly post: Post }) {
  const { t, language } = useTexts()
  const show = useShowPanel()
  const act = useHolderActions()
  const name = language === 'en' ? (post.nameEnglish ?? post.name) : post.name
  return (
    <Stack gap={4} component="article" aria-label={name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" fw={500}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {[
              t(post.single ? 'posts.single' : 'posts.several'),
              ...(post.termYears === null ? [] : [t('posts.years', { count: post.termYears })]),
            ].join(' · ')}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            px={6}
            aria-label={t('posts.editOf', { name })}
            onClick={() => show({ panel: 'edit', record: post.id, fields: postFields })}
          >
            <IconPencil size={14} aria-hidden />
          </Button>
          <Button
            variant="light"
            size="xs"
            leftSection={<IconUserPlus size={14} aria-hidden />}
            aria-label={t('posts.appointTo', { name })}
            onClick={() => show({ panel: 'appoint', post: post.id, person: null, from: null })}
          >
            {t('posts.appoint')}
          </Button>
        </Group>
      </Group>
      <HolderTable
        post={post}
        onAction={(action, holder) =>
          act(post, action, holder, {
            title: t('posts.withdrawTerm'),
            text: t('posts.withdrawText'),
          })
        }
      />
    </Stack>
  )
}
