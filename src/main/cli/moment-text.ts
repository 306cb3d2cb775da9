/** A moment (ISO 8601) on the clock of a time zone: `2016-12-20 14:05`. */
export function momentText(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(Date.parse(moment))
}
