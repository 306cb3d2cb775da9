/** How an office works; all in whole calendar days. */
export interface OfficeSettings {
  /** A deadline so many days ahead is "due soon", today counting as 0. */
  readonly dueSoonDays: number
  /** A verdict received so many days after the day it bears fails audit readiness. */
  readonly longestReceiptDays: number
  /** An office that has sent nothing for more days than these is silent. */
  readonly silentAfterDays: number
}

/** Until an office chooses. */
export const defaultSettings: OfficeSettings = {
  dueSoonDays: 30,
  longestReceiptDays: 30,
  silentAfterDays: 30,
}

/** Ten years: longer than any deadline that the register follows up. */
export const mostSettingDays = 3650

export const isSettingDays = (days: number): boolean =>
  Number.isSafeInteger(days) && days >= 0 && days <= mostSettingDays
