import { NumberInput, Paper, Select, SimpleGrid, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DraftSession } from '../../../contract/capture.ts'
import { writeRoman } from '../../../core/compliance/numbering/roman.ts'
import { sessionTypes } from '../../../core/schema/codes.ts'
import { useList } from '../../api/queries.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { uniqueOptions } from '../../ui/unique-options.ts'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface SessionFieldsProps {
  readonly session: DraftSession
  readonly showMissing: boolean
  readonly onChange: (change: Partial<DraftSession>) => void
  /** What else is said of the session's agreements as a whole. */
  readonly children: ReactNode
}

/** Highest number that roman numerals write. */
const highestOrdinal = 3999

/** Which session the document belongs to: found by these, created if the register lacks it. */
export function SessionFields({ session, showMissing, onChange, children }: SessionFieldsProps) {
  const { t, language } = useTexts()
  const bodies = useList('bodies', { limit: 1000 })
  const { ordinal } = session
  return (
    <Paper p="md" component="section" aria-labelledby="capture-session">
      <Stack gap="sm">
        <Title order={2} size="h5" id="capture-session">
          {t('capture.session')}
        </Title>
        <Select
          required
          searchable
          label={t('capture.body')}
          data={uniqueOptions(
            (bodies.data?.rows ?? []).map((body) => ({
              value: body.code,
              label: unitName(body, language),
            })),
          )}
          value={session.body}
          onChange={(body) => onChange({ body })}
          error={showMissing && session.body === null ? t('capture.bodyRequired') : null}
        />
        <SimpleGrid cols={2} spacing="sm">
          <NumberInput
            required
            label={t('capture.ordinal')}
            min={1}
            max={highestOrdinal}
            allowDecimal={false}
            value={ordinal ?? ''}
            suffix={ordinal === null ? '' : ` (${writeRoman(ordinal)})`}
            onChange={(value) => {
              const next = typeof value === 'number' && value >= 1 ? value : null
              onChange({ ordinal: next, roman: next === null ? null : writeRoman(next) })
            }}
            error={showMissing && ordinal === null ? t('capture.ordinalRequired') : null}
          />
          <Select
            label={t('capture.type')}
            allowDeselect={false}
            data={sessionTypes.map((type) => ({
              value: type,
              label: t(`codes.sessionTypes.${type}`),
            }))}
            value={session.type ?? 'ordinary'}
            onChange={(type) => onChange({ type })}
          />
          <DayInput
            label={t('capture.date')}
            value={session.date}
            onChange={(date) => onChange({ date })}
          />
          <DayInput
            label={t('capture.gazetteDate')}
            value={session.gazette}
            onChange={(gazette) => onChange({ gazette })}
          />
        </SimpleGrid>
        {children}
      </Stack>
    </Paper>
  )
}
