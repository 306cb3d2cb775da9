import { DateInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatDay, parseTypedDay } from './format.ts'
import { useTexts } from './use-texts.ts'

interface DayInputProps {
  readonly label?: string
  readonly 'aria-label'?: string
  readonly description?: string
  /** `YYYY-MM-DD` */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  readonly error?: ReactNode
  readonly required?: boolean
  readonly disabled?: boolean
  readonly clearable?: boolean
  readonly max?: string
  readonly size?: 'xs' | 'sm'
}

/** A day, typed in any usual way or picked from the calendar. */
export function DayInput({
  value,
  onChange,
  max,
  required = false,
  clearable,
  ...rest
}: DayInputProps) {
  const { t, language } = useTexts()
  return (
    <DateInput
      {...rest}
      withAsterisk={required}
      aria-required={required}
      clearable={clearable ?? !required}
      value={value}
      onChange={onChange}
      {...(max === undefined ? {} : { maxDate: max })}
      valueFormat={(day) => formatDay(day, language)}
      dateParser={parseTypedDay}
      placeholder={t('common.dayPlaceholder')}
      leftSection={<IconCalendar size={16} aria-hidden />}
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      popoverProps={{ withinPortal: true }}
      ariaLabels={{
        previousMonth: t('calendar.previousMonth'),
        nextMonth: t('calendar.nextMonth'),
        previousYear: t('calendar.previousYear'),
        nextYear: t('calendar.nextYear'),
        previousDecade: t('calendar.previousDecade'),
        nextDecade: t('calendar.nextDecade'),
        monthLevelControl: t('calendar.monthLevel'),
        yearLevelControl: t('calendar.yearLevel'),
      }}
    />
  )
}
