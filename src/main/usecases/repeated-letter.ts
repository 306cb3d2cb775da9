import { refusal, type Refusal } from '../../contract/errors.ts'
import { notificationRowSchema } from '../../contract/casework-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import type { Register } from './ports/register.ts'

interface Letter {
  /** `null`: it is not recorded yet. */
  readonly id: string | null
  readonly obligation: string
  readonly number: string
  readonly date: string
}

/**
 * Why this would notify an obligation a second time by the same letter; `null`: no other notification of it that
 * stands is by this letter. An office numbers its letters by year.
 */
export function repeatedLetter(
  register: Register,
  { id, obligation, number, date }: Letter,
  today: string,
): Refusal | null {
  const query = listQuerySchema.parse({
    kind: 'notifications',
    where: [
      { field: 'obligation', operator: '=', values: [obligation] },
      { field: 'date', operator: '=', values: [date] },
    ],
  })
  const page = register.read.list(query, today)
  if (!page.ok) throw new Error(`notifications of ${obligation}: ${page.error.code}`)
  const existing = page.value.rows
    .map((row) => notificationRowSchema.parse(row))
    .find((known) => known.id !== id && spelling(known.number) === spelling(number))
  return existing === undefined
    ? null
    : refusal('notification_repeated', {
        field: 'number',
        number: existing.number,
        date,
        id: existing.id,
      })
}

/** Capitals and spaces are no part of a number. */
const spelling = (number: string): string => number.toUpperCase().replaceAll(/\s/g, '')
