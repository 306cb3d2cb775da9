import { earliest, isDay } from '../day.ts'
import type { NotificationFacts } from '../facts.ts'

/**
 * The day on which a unit learnt of its obligation: of each letter the acknowledgement, or the letter's
 * own date while none is recorded; of several letters the first, because a reminder starts no new term.
 * `null`: never notified, so that its silence means nothing (DESIGN 5.4).
 */
export function notificationDay(notifications: readonly NotificationFacts[]): string | null {
  return earliest(
    notifications
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ date, acknowledgedOn }) => acknowledgedOn ?? date)
      .filter(isDay),
  )
}
