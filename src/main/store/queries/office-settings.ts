import {
  defaultSettings,
  isSettingDays,
  type OfficeSettings,
} from '../../../core/compliance/office-settings.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'

/** An office's settings with the record that holds them; `null`: nobody has chosen anything yet. */
export interface KnownSettings extends OfficeSettings {
  readonly id: string | null
}

/**
 * Of the register's own office. Where two installations made a record each, that with the smallest id counts, alike
 * everywhere; a number that cannot be meant is as good as none.
 */
export function officeSettings(connection: ReadConnection): KnownSettings {
  const office = connection.get<{ value: string }>(
    "SELECT value FROM register_fact WHERE name = 'office'",
  )?.value
  const row =
    office === undefined
      ? undefined
      : connection.get<{
          uid: Uint8Array
          dueSoonDays: number | null
          longestReceiptDays: number | null
          silentAfterDays: number | null
        }>(
          `SELECT r.uid, x.due_soon_days AS dueSoonDays, x.longest_receipt_days AS longestReceiptDays,
             x.silent_after_days AS silentAfterDays
           FROM record_office_settings x JOIN record r ON r.id = x.record JOIN record o ON o.id = x.office
           WHERE o.uid = ? AND x.withdrawn IS NULL AND x.duplicate_of IS NULL ORDER BY r.uid LIMIT 1`,
          [fromHex(office)],
        )
  const days = (name: keyof OfficeSettings): number => {
    const chosen = row?.[name] ?? null
    return chosen !== null && isSettingDays(chosen) ? chosen : defaultSettings[name]
  }
  return {
    id: row === undefined ? null : toHex(row.uid),
    dueSoonDays: days('dueSoonDays'),
    longestReceiptDays: days('longestReceiptDays'),
    silentAfterDays: days('silentAfterDays'),
  }
}
