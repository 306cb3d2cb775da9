import type { ExchangedOffice } from '../../../contract/exchange/overview.ts'

export type OfficeExchange = NonNullable<ExchangedOffice['exchange']>

/** An office that is not the register's own. */
export interface OtherOffice extends ExchangedOffice {
  readonly exchange: OfficeExchange
}

export const otherOffices = (rows: readonly ExchangedOffice[]): readonly OtherOffice[] =>
  rows.flatMap((row) => (row.exchange === null ? [] : [{ ...row, exchange: row.exchange }]))

/** Something would go to it. */
export const isWaiting = ({ exchange: { waiting } }: OtherOffice): boolean =>
  waiting.changes > 0 || waiting.attachments > 0 || waiting.atLeast

/** A package was ever exchanged with it: with the others this office deals through those. */
export const isCorrespondent = ({ exchange }: OtherOffice): boolean =>
  exchange.lastSent !== null || exchange.lastReceived !== null

/** What is proposed to be sent somewhere. */
export const isProposed = (office: OtherOffice): boolean =>
  !office.revoked && isWaiting(office) && (isCorrespondent(office) || office.coordinating)

/** Silent ones first, then those for which something waits, then the others; revoked ones last. */
export const byNeed = (offices: readonly OtherOffice[]): readonly OtherOffice[] =>
  offices.toSorted(
    (a, b) => need(a) - need(b) || a.name.localeCompare(b.name, 'es') || (a.id < b.id ? -1 : 1),
  )

function need(office: OtherOffice): number {
  if (office.revoked) return 3
  if (office.exchange.silent) return 0
  return isProposed(office) ? 1 : 2
}
