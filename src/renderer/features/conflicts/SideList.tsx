import { Paper, SimpleGrid, Stack, Text } from '@mantine/core'
import { verdictResults } from '../../../core/schema/codes.ts'
import type { ConflictDetail } from '../../../contract/conflict-rows.ts'
import { codeLabel } from '../../ui/code-labels.ts'
import { formatDay } from '../../ui/format.ts'
import { breachLabel, kindLabel } from '../../ui/known-labels.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { WrittenBy } from './WrittenBy.tsx'

type Side = ConflictDetail['sides'][number]

/** Each side of a conflict in which no values are to be chosen from. */
export function SideList({ conflict }: { readonly conflict: ConflictDetail }) {
  const { t, language } = useTexts()
  const saying = ({ recordKind, detail, commits }: Side): string => {
    if (commits !== null) return t('conflicts.branch', { count: commits })
    if (recordKind === 'verdict') return codeLabel(verdictResults, detail, t)
    return recordKind === 'extension' ? formatDay(detail, language) : detail
  }
  return (
    <SimpleGrid cols={conflict.sides.length > 1 ? 2 : 1} spacing="sm">
      {conflict.sides.map((side) => (
        <Paper key={`${side.record} ${side.at} ${side.office}`} withBorder p="sm">
          <Stack gap={4}>
            <Text size="xs" c="gray.7">
              {side.recordKind === null ? side.office : kindLabel(side.recordKind, t)}
            </Text>
            <Text size="sm" fw={600}>
              {saying(side)}
            </Text>
            {side.label !== '' && (
              <Text size="sm" lineClamp={4}>
                {side.label}
              </Text>
            )}
            {side.reasons.map((reason) => (
              <Text key={reason} size="sm" c="red.9">
                {t('conflicts.doesNotCount', { reason: breachLabel(reason, t) })}
              </Text>
            ))}
            {side.at !== '' && (
              <WrittenBy
                author={side.author}
                office={side.office}
                at={side.at}
                received={side.received}
              />
            )}
          </Stack>
        </Paper>
      ))}
    </SimpleGrid>
  )
}
