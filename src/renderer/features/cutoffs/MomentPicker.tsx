import { Group, Select } from '@mantine/core'
import type { CutoffRow } from '../../../contract/rows.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { formatDay } from '../../ui/format.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** One end of a comparison. */
export type Moment =
  | { readonly kind: 'now' }
  | { readonly kind: 'day'; readonly day: string | null }
  | { readonly kind: 'cutoff'; readonly id: string }

interface MomentPickerProps {
  readonly label: string
  readonly moment: Moment
  readonly cutoffs: readonly CutoffRow[]
  readonly today: string
  readonly onChange: (moment: Moment) => void
}

function momentIn(value: string | null): Moment {
  if (value === null || value === 'now') return { kind: 'now' }
  return value === 'day' ? { kind: 'day', day: null } : { kind: 'cutoff', id: value }
}

/** A cut-off, a day, or now. */
export function MomentPicker({ label, moment, cutoffs, today, onChange }: MomentPickerProps) {
  const { t, language } = useTexts()
  return (
    <Group gap="xs" align="flex-end">
      <Select
        label={label}
        w={320}
        allowDeselect={false}
        value={moment.kind === 'cutoff' ? moment.id : moment.kind}
        data={[
          { value: 'now', label: t('cutoffs.now') },
          { value: 'day', label: t('cutoffs.aDay') },
          ...cutoffs.map(({ id, name, day }) => ({
            value: id,
            label: `${name} · ${formatDay(day, language)}`,
          })),
        ]}
        onChange={(value) => onChange(momentIn(value))}
      />
      {moment.kind === 'day' && (
        <DayInput
          aria-label={`${label}: ${t('cutoffs.aDay')}`}
          value={moment.day}
          max={today}
          onChange={(day) => onChange({ kind: 'day', day })}
        />
      )}
    </Group>
  )
}
