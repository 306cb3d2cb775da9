import calendar, {
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalEventData,
} from 'ical-generator'
import type { CalendarEntry, CalendarReport } from '../../contract/calendar.ts'
import { fillPattern, type ReportWords } from './words.ts'

/** What a calendar shows of a day's entry before it is opened. */
const longestText = 500

/**
 * Deadlines as iCalendar (RFC 5545), one whole-day event each. The id of the obligation names the event in every file, and
 * `SEQUENCE` rises with the register, so that a calendar that takes in a later file changes the event that it has. Equal
 * reports give equal bytes.
 */
export function calendarBytes(report: CalendarReport, words: ReportWords): Uint8Array {
  const texts = words.calendar
  const made = calendar({
    name: fillPattern(texts.name, { office: report.office }),
    prodId: { company: 'Acuerdos', product: 'Acuerdos', language: report.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    events: report.entries.map((entry) => eventOf(entry, report, words)),
  })
  return new TextEncoder().encode(`${made.toString()}\r\n`)
}

const eventOf = (
  entry: CalendarEntry,
  { commits, latest, demonstration }: CalendarReport,
  words: ReportWords,
): ICalEventData => ({
  id: `${entry.id}@acuerdos`,
  sequence: commits,
  stamp: new Date(latest),
  start: dayAtUtc(entry.due),
  allDay: true,
  timezone: 'UTC',
  summary: summaryOf(entry, words),
  description: descriptionOf(entry, demonstration, words),
  categories: [{ name: entry.session }],
  status: statusOf(entry),
  // A deadline takes nobody's time.
  transparency: ICalEventTransparency.TRANSPARENT,
  class: entry.confidential ? ICalEventClass.CONFIDENTIAL : null,
})

const dayAtUtc = (day: string): Date => new Date(`${day}T00:00:00Z`)

function statusOf({ cancelled, dueEstimated }: CalendarEntry): ICalEventStatus {
  if (cancelled) return ICalEventStatus.CANCELLED
  return dueEstimated ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}

function summaryOf(entry: CalendarEntry, { calendar: texts, compliance }: ReportWords): string {
  const values = { unit: entry.unit, agreement: entry.agreement ?? texts.unnamed }
  return entry.compliance === 'met'
    ? fillPattern(texts.summaryDone, { ...values, state: compliance.met })
    : fillPattern(texts.summary, values)
}

const descriptionOf = (
  entry: CalendarEntry,
  demonstration: boolean,
  words: ReportWords,
): string => {
  const texts = words.calendar
  const state = words.compliance[entry.compliance]
  return [
    ...(demonstration ? [texts.demonstration] : []),
    shortened(entry.text),
    fillPattern(texts.session, { session: entry.session }),
    fillPattern(texts.state, {
      state: entry.overdue ? `${state}, ${words.table.overdue.toLowerCase()}` : state,
    }),
    ...(entry.cancelled ? [texts.cancelled] : []),
    ...(entry.dueEstimated ? [texts.estimated] : []),
    fillPattern(texts.source, { id: entry.id }),
  ].join('\n')
}

const shortened = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`
