import { Group, Kbd, Paper, Radio, Stack, Text } from '@mantine/core'
import type { Ref } from 'react'
import type { ConflictDetail } from '../../../contract/conflict-rows.ts'
import { isRecordKind } from '../../../core/schema/registry.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { valueText, type Names } from '../../ui/value-text.ts'
import { WrittenBy } from './WrittenBy.tsx'
import { DifferenceText } from './DifferenceText.tsx'
import classes from './ValueCard.module.css'

interface ValueCardProps {
  readonly conflict: ConflictDetail
  readonly value: ConflictDetail['values'][number]
  /** From 1: the key that chooses it. */
  readonly place: number
  readonly names: Names
  readonly chosen: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

/** One of the values: what it says that the other does not, who wrote it, and what they had on screen. */
export function ValueCard({ conflict, value, place, names, chosen, inputRef }: ValueCardProps) {
  const { t, language } = useTexts()
  const { recordKind, field, values } = conflict
  const inWords = (said: typeof value.value): string =>
    valueText(
      { kind: isRecordKind(recordKind) ? recordKind : null, field: field ?? '' },
      said,
      t,
      language,
      names,
    )
  // Each is compared with the one that is shown meanwhile, and that one with the next.
  const against = values[place === 1 ? 1 : 0]
  return (
    <Paper withBorder p="sm" className={classes.card ?? ''} data-chosen={chosen}>
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Radio
            {...(inputRef === undefined ? {} : { ref: inputRef })}
            value={value.change}
            label={value.office}
            fw={600}
          />
          <Kbd size="xs">{place}</Kbd>
        </Group>
        {place === 1 && (
          <Text size="xs" c="gray.7">
            {t('conflicts.shownMeanwhile')}
          </Text>
        )}
        <div className={classes.value}>
          <DifferenceText
            text={inWords(value.value)}
            other={against === undefined ? '' : inWords(against.value)}
          />
        </div>
        <WrittenBy
          author={value.author}
          office={value.office}
          at={value.at}
          received={value.received}
        />
        {value.seen.map((seen) => (
          <Text key={`${seen.at} ${seen.author}`} size="xs" c="gray.7" lineClamp={3}>
            {t('conflicts.seen', { value: inWords(seen.value), author: seen.author })}
          </Text>
        ))}
        {value.seen.length === 0 && value.missing === 0 && (
          <Text size="xs" c="gray.7">
            {t('conflicts.seenNothing')}
          </Text>
        )}
        {value.missing > 0 && (
          <Text size="xs" c="gray.7">
            {t('conflicts.seenMissing', { count: value.missing })}
          </Text>
        )}
      </Stack>
    </Paper>
  )
}
