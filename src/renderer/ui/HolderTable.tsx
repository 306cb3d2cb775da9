import { Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import {
  IconCircleCheck,
  IconClock,
  IconHelpCircle,
  IconHistory,
  IconPencil,
  IconRefresh,
  IconTrash,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react'
import type { Holder, Post } from '../../contract/posts.ts'
import { RowMenu } from './RowMenu.tsx'
import { StatusBadge } from './StatusBadge.tsx'
import { termText } from './term-text.ts'
import { useTexts } from './use-texts.ts'

const looks = {
  coming: { tone: 'neutral', icon: IconClock },
  running: { tone: 'active', icon: IconCircleCheck },
  ended: { tone: 'neutral', icon: IconUserCheck },
  undated: { tone: 'neutral', icon: IconHelpCircle },
} as const

export type HolderAction = 'renew' | 'end' | 'edit' | 'history' | 'withdraw'

interface HolderTableProps {
  readonly post: Post
  readonly onAction: (action: HolderAction, holder: Holder) => void
}

/** Who held a post through time, the latest first. */
export function HolderTable({ post, onAction }: HolderTableProps) {
  const { t, language } = useTexts()
  const name = language === 'en' ? (post.nameEnglish ?? post.name) : post.name
  const actionsOf = (holder: Holder) => [
    ...(holder.state === 'coming'
      ? []
      : [{ label: t('posts.renew'), icon: IconRefresh, action: 'renew' as const }]),
    ...(holder.state === 'ended'
      ? []
      : [{ label: t('posts.end'), icon: IconUserOff, action: 'end' as const }]),
    { label: t('posts.editTerm'), icon: IconPencil, action: 'edit' as const },
    { label: t('actions.history'), icon: IconHistory, action: 'history' as const },
    { label: t('posts.withdrawTerm'), icon: IconTrash, action: 'withdraw' as const },
  ]
  if (post.holders.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('posts.nobody')}
      </Text>
    )
  }
  return (
    <Table aria-label={t('posts.holdersOf', { name })} verticalSpacing={4} horizontalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('posts.holder')}</Table.Th>
          <Table.Th scope="col">{t('posts.term')}</Table.Th>
          <Table.Th scope="col">{t('posts.state')}</Table.Th>
          <Table.Th scope="col" w="2.5rem">
            <VisuallyHidden>{t('posts.actions')}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {post.holders.toReversed().map((holder) => (
          <Table.Tr key={holder.id}>
            <Table.Td>{holder.personName}</Table.Td>
            <Table.Td>
              <Stack gap={0}>
                {termText(holder, t, language) ?? t('common.noDates')}
                {holder.derived && (
                  <Text size="xs" c="dimmed" title={t('terms.derivedHint')}>
                    {t('terms.derived')}
                  </Text>
                )}
              </Stack>
            </Table.Td>
            <Table.Td>
              <StatusBadge {...looks[holder.state]} label={t(`posts.states.${holder.state}`)} />
            </Table.Td>
            <Table.Td>
              <RowMenu
                name={holder.personName}
                actions={actionsOf(holder).map(({ label, icon, action }) => ({
                  label,
                  icon,
                  harmful: action === 'withdraw',
                  onChoose: () => onAction(action, holder),
                }))}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
