import { refusal, type Refusal } from '../../contract/errors.ts'
import { compareDays, isDay } from '../../core/compliance/day.ts'
import { failure, success, type Result } from '../../core/result.ts'

/** A text that has to say something. `field` names it in the refusal. */
export function requiredText(
  text: string,
  field: string,
  code: 'field_required' | 'reason_required' | 'report_empty' = 'field_required',
): Result<string, Refusal> {
  const trimmed = text.trim()
  return trimmed === '' ? failure(refusal(code, { field })) : success(trimmed)
}

/** A day that the calendar has and that has come, or none: nobody reports what is still to happen. */
export function pastDay(
  day: string | null,
  field: string,
  today: string,
): Result<string | null, Refusal> {
  const exists = optionalDay(day, field)
  if (!exists.ok || day === null || compareDays(day, today) <= 0) return exists
  return failure(refusal('day_in_future', { field, date: day, today }))
}

/** A day that the calendar has, or none. */
export function optionalDay(day: string | null, field: string): Result<string | null, Refusal> {
  return day === null || isDay(day)
    ? success(day)
    : failure(refusal('date_invalid', { field, value: day }))
}
