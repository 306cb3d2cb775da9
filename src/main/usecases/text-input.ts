import { refusal, type Refusal } from '../../contract/errors.ts'
import { isDay } from '../../core/compliance/day.ts'
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

/** A day that the calendar has, or none. */
export function optionalDay(day: string | null, field: string): Result<string | null, Refusal> {
  return day === null || isDay(day)
    ? success(day)
    : failure(refusal('date_invalid', { field, value: day }))
}
