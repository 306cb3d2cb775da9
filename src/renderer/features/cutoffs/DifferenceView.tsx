import { Chip, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useState } from 'react'
import { differences, type Difference, type DifferenceKind } from '../../../contract/cutoffs.ts'
import type { Past } from '../../../contract/past.ts'
import { useDifference, usePresentList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useGo } from '../../state/navigation.ts'
import { EmptyNote, ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { DifferenceRecords } from './DifferenceRecords.tsx'
import { DifferenceTable } from './DifferenceTable.tsx'
import { MomentPicker, type Moment } from './MomentPicker.tsx'

/** `null`: the day is still to be given. */
function pastOf(moment: Moment): Past | null {
  switch (moment.kind) {
    case 'now':
      return {}
    case 'day':
      return moment.day === null ? null : { asOf: moment.day }
    case 'cutoff':
      return { cutoff: moment.id }
  }
}

/** What changed between two moments: which obligations and other records, how, by whom and why. */
export function DifferenceView({ today }: { today: string }) {
  const { t } = useTexts()
  const cutoffs = usePresentList('cutoffs', { limit: 1000 }).data?.rows ?? []
  const [chosen, setChosen] = useState<Moment | null>(null)
  const [to, setTo] = useState<Moment>({ kind: 'now' })
  const [changed, setChanged] = useState<readonly DifferenceKind[]>([])
  const [latest] = cutoffs
  const from: Moment =
    chosen ??
    (latest === undefined ? { kind: 'day', day: null } : { kind: 'cutoff', id: latest.id })
  const ends = { from: pastOf(from), to: pastOf(to) }
  const difference = useDifference(ends.from, ends.to, changed)
  return (
    <Stack component="section" aria-labelledby="difference">
      <Title order={2} size="h4" id="difference">
        {t('cutoffs.difference')}
      </Title>
      <Group gap="lg" align="flex-end">
        <MomentPicker
          label={t('cutoffs.from')}
          moment={from}
          cutoffs={cutoffs}
          today={today}
          onChange={setChosen}
        />
        <MomentPicker
          label={t('cutoffs.to')}
          moment={to}
          cutoffs={cutoffs}
          today={today}
          onChange={setTo}
        />
      </Group>
      <Chip.Group
        multiple
        value={[...changed]}
        onChange={(values) => setChanged(differences.filter((kind) => values.includes(kind)))}
      >
        <Group gap="xs">
          <Text size="sm">{t('cutoffs.onlyChanged')}</Text>
          {differences.map((kind) => (
            <Chip key={kind} value={kind} size="xs">
              {countLabel(t(`cutoffs.changed.${kind}`), difference.data?.counts[kind])}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {difference.isError && <ErrorNote refusal={toRefusal(difference.error)} />}
      {difference.isFetching && difference.data === undefined && <LoadingRows rows={4} />}
      {difference.data !== undefined && <Found difference={difference.data} />}
      <DifferenceRecords key={JSON.stringify(ends)} from={ends.from} to={ends.to} />
    </Stack>
  )
}

const countLabel = (label: string, count: number | undefined): string =>
  count === undefined || count === 0 ? label : `${label} (${count})`

function Found({ difference }: { difference: Difference }) {
  const { t } = useTexts()
  const go = useGo()
  const { total, agreements } = difference
  if (total === 0) return <EmptyNote icon={IconArrowsDiff} title={t('cutoffs.same')} />
  return (
    <Stack>
      <Text size="sm" fw={500}>
        {t('cutoffs.differ', { count: total })}
      </Text>
      {agreements.map((agreement) => (
        <Paper key={agreement.id} p="md">
          <Stack gap="xs">
            <Title order={3} size="h6">
              {`${t('sessions.short', { roman: agreement.session })} · ${
                agreement.title ?? agreement.number ?? t('cutoffs.unnamed')
              }`}
            </Title>
            <DifferenceTable
              rows={agreement.rows}
              onOpen={(id) => go({ screen: 'obligation', id })}
            />
          </Stack>
        </Paper>
      ))}
    </Stack>
  )
}
