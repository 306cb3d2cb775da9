import { Button, Group, Stack } from '@mantine/core'
import { IconHistory, IconPencil, IconTrash, IconUserPlus } from '@tabler/icons-react'
import { usePost } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useShowPanel } from '../../state/panels.ts'
import { postFields, useHolderActions } from '../../state/use-holder-actions.ts'
import { HolderTable } from '../../ui/HolderTable.tsx'
import { KeyValues } from '../../ui/KeyValues.tsx'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface PostDrawerProps {
  readonly post: string
  readonly onClose: () => void
}

/** A post with everybody who held it, and what can be done about it. */
export function PostDrawer({ post: id, onClose }: PostDrawerProps) {
  const { t, language } = useTexts()
  const show = useShowPanel()
  const act = useHolderActions()
  const loaded = usePost(id)
  const post = loaded.data
  const name =
    post === undefined ? '' : language === 'en' ? (post.nameEnglish ?? post.name) : post.name
  return (
    <PanelDrawer title={name} onClose={onClose}>
      {loaded.isPending && <LoadingRows rows={3} />}
      {loaded.isError && (
        <ErrorNote refusal={toRefusal(loaded.error)} onRetry={() => void loaded.refetch()} />
      )}
      {post !== undefined && (
        <Stack>
          <KeyValues
            items={[
              {
                label: t('fields.unit'),
                value: post.unit === null ? t('posts.noUnit') : unitName(post.unit, language),
              },
              {
                label: t('posts.kind'),
                value: t(post.single ? 'posts.single' : 'posts.several'),
              },
              {
                label: t('fields.termYears'),
                value:
                  post.termYears === null
                    ? t('posts.noYears')
                    : t('posts.years', { count: post.termYears }),
              },
            ]}
          />
          <HolderTable
            post={post}
            onAction={(action, holder) =>
              act(post, action, holder, {
                title: t('posts.withdrawTerm'),
                text: t('posts.withdrawText'),
              })
            }
          />
          <Group gap="xs">
            <Button
              leftSection={<IconUserPlus size={16} aria-hidden />}
              onClick={() => show({ panel: 'appoint', post: id, person: null, from: null })}
            >
              {t('posts.appoint')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => show({ panel: 'edit', record: id, fields: postFields })}
            >
              {t('posts.edit')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconHistory size={16} aria-hidden />}
              onClick={() => show({ panel: 'history', record: id, label: name })}
            >
              {t('actions.history')}
            </Button>
            <Button
              variant="default"
              c="red.8"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() =>
                show({
                  panel: 'withdraw',
                  record: id,
                  title: t('posts.withdraw'),
                  text: t('posts.withdrawText'),
                })
              }
            >
              {t('posts.withdraw')}
            </Button>
          </Group>
        </Stack>
      )}
    </PanelDrawer>
  )
}
