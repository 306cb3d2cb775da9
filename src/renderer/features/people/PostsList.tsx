import { Text } from '@mantine/core'
import { IconBriefcase, IconUserOff } from '@tabler/icons-react'
import type { PostRow } from '../../../contract/rows.ts'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { type ListView, whereIs } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { formatDay } from '../../ui/format.ts'
import { RecordList } from '../../ui/RecordList.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** Every post, who holds it today, and until when. */
export function PostsList({ view }: { readonly view: ListView }) {
  const { t } = useTexts()
  const { see } = useNavigation()
  const show = useShowPanel()
  const listing = useListing('posts', {
    view,
    onView: (next) => see({ screen: 'people', part: 'posts', view: next }),
  })
  const columns = usePostColumns()
  return (
    <RecordList
      label={t('posts.title')}
      listing={listing}
      columns={columns}
      filters={[
        { kind: 'condition', label: t('posts.vacantOnly'), filter: whereIs('holders', '0') },
        { kind: 'withdrawn' },
      ]}
      onOpen={({ id }) => show({ panel: 'post', post: id })}
      empty={{ title: t('posts.empty'), hint: t('posts.emptyHint'), icon: IconBriefcase }}
    />
  )
}

function usePostColumns(): readonly Column<PostRow>[] {
  const { t, language } = useTexts()
  return [
    {
      key: 'name',
      header: t('kinds.post'),
      sort: 'name',
      cell: ({ name, nameEnglish }) => (language === 'en' ? (nameEnglish ?? name) : name),
    },
    {
      key: 'unit',
      header: t('fields.unit'),
      sort: 'unit',
      cell: ({ unit: code, unitName: name, unitNameEnglish: nameEnglish }) =>
        code === null ? t('posts.noUnit') : unitName({ code, name, nameEnglish }, language),
    },
    {
      key: 'holder',
      header: t('posts.holder'),
      sort: 'holder',
      cell: ({ holder, single }) =>
        holder === null ? (
          <StatusBadge
            tone={single ? 'bad' : 'neutral'}
            icon={IconUserOff}
            label={t('posts.vacant')}
          />
        ) : (
          <Text size="sm" lineClamp={3}>
            {holder}
          </Text>
        ),
    },
    {
      key: 'until',
      header: t('deadlines.to'),
      width: '9rem',
      sort: 'until',
      cell: ({ until }) => (until === null ? null : formatDay(until, language)),
    },
    {
      key: 'kind',
      header: t('posts.kind'),
      width: '12rem',
      cell: ({ single, termYears }) => (
        <Text size="xs">
          {[
            t(single ? 'posts.single' : 'posts.several'),
            ...(termYears === null ? [] : [t('posts.years', { count: termYears })]),
          ].join(' · ')}
        </Text>
      ),
    },
  ]
}
