import { List, Stack, Text } from '@mantine/core'
import type { MethodResult } from '../../../contract/ipc.ts'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface GapListProps {
  readonly gaps: MethodResult<'exchange.open'>['held']
  /** Not yet: they would be. */
  readonly isComing: boolean
}

/** What is held back because something of its authors has not arrived. */
export function GapList({ gaps, isComing }: GapListProps) {
  const { t } = useTexts()
  if (gaps.length === 0) return null
  return (
    <Note tone="partial" title={t(isComing ? 'import.gapsComing' : 'import.gaps')}>
      <Stack gap={4}>
        <List size="sm">
          {gaps.slice(0, named).map(({ office, partition, label, missing }, place) => (
            // Nothing else tells two agreements apart that are not known here.
            <List.Item key={`${office} ${partition} ${place}`}>
              {t('import.gap', { office, about: label ?? t('import.unknownAgreement'), missing })}
            </List.Item>
          ))}
        </List>
        {gaps.length > named && (
          <Text size="sm">{t('import.moreGaps', { count: gaps.length - named })}</Text>
        )}
        <Text size="sm">{t('import.gapsHint')}</Text>
      </Stack>
    </Note>
  )
}

const named = 5
