import type { ExchangedOffice } from '../../contract/exchange/overview.ts'
import { momentText } from './moment-text.ts'
import type { Words } from './texts.ts'

/** An office, its scope and installations, and how the exchange with it stands. */
export function officeText(
  { id, name, own, coordinating, scope, revoked, installations, exchange }: ExchangedOffice,
  words: Words,
): string {
  const { say } = words
  const remarks = [
    ...(own ? [say('office.own')] : []),
    ...(coordinating ? [say('office.coordinating')] : []),
    ...(revoked ? [say('office.revoked')] : []),
  ]
  return [
    `${id}  ${name}${remarks.length === 0 ? '' : ` (${remarks.join(', ')})`}`,
    `  ${say('office.scope', { scope: scope.join(' ') })}`,
    ...(exchange === null ? [] : exchangeLines(exchange, words).map((line) => `  ${line}`)),
    ...installations.map((installation) => {
      const { revokedAfter } = installation
      const said = [
        ...(installation.own ? [say('office.ownInstallation')] : []),
        ...(revokedAfter === null ? [] : [say('office.revokedAfter', { counter: revokedAfter })]),
      ]
      const remark = said.length === 0 ? '' : ` (${said.join('; ')})`
      return `  ${say('office.installation', { id: installation.id })}${remark}`
    }),
  ].join('\n')
}

const inUtc = (moment: string): string => `${momentText(moment, 'UTC')} UTC`

function exchangeLines(
  {
    acknowledged,
    waiting,
    lastSent,
    lastReceived,
    silentDays,
    silent,
  }: NonNullable<ExchangedOffice['exchange']>,
  { say }: Words,
): readonly string[] {
  return [
    acknowledged === null
      ? say('office.acknowledgedNothing')
      : acknowledged.everything
        ? say('office.acknowledgedAll', { at: inUtc(acknowledged.at) })
        : acknowledged.until === null
          ? say('office.acknowledgedAt', { at: inUtc(acknowledged.at) })
          : say('office.acknowledgedUntil', {
              at: inUtc(acknowledged.at),
              until: inUtc(acknowledged.until),
            }),
    say(waiting.atLeast ? 'office.waitingAtLeast' : 'office.waiting', {
      changes: waiting.changes,
      files: waiting.attachments,
    }),
    ...(lastSent === null
      ? []
      : [say('office.lastSent', { at: inUtc(lastSent.at), file: lastSent.file })]),
    ...(lastReceived === null
      ? []
      : [say('office.lastReceived', { at: inUtc(lastReceived.at), file: lastReceived.file })]),
    ...(silent && silentDays !== null ? [say('office.silent', { count: silentDays })] : []),
  ]
}
