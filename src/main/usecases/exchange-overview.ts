import type { EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import type { KnownOfficeRow } from '../../contract/exchange/offices.ts'
import type { ExchangedOffice, LastPackageRow } from '../../contract/exchange/overview.ts'
import { daysBetween } from '../../core/compliance/day.ts'
import { parseScopeElement } from '../../core/exchange/scope.ts'
import { success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { officeRows } from './office-list.ts'
import { namedGaps } from './package-preview.ts'
import type { LastPackage, OfficeExchange } from './ports/exchange.ts'
import type { Register } from './ports/register.ts'

/**
 * How the exchange with every office stands. It is of now also where a past state is looked at: what somebody has
 * acknowledged since is no part of what was known then.
 */
export function exchangeOverview(
  dependencies: UseCaseDependencies,
): Result<EngineResult<'exchange.offices'>, Refusal> {
  const { register } = dependencies
  const { silentAfterDays } = register.read.institutions.settings()
  const offices = officeRows(dependencies)
  const own = new Set(
    offices
      .filter((office) => office.own)
      .flatMap(({ installations }) => installations.map(({ id }) => id)),
  )
  const revoked = new Set(
    offices.flatMap(({ installations }) =>
      installations.flatMap(({ id, revokedAfter }) => (revokedAfter === null ? [] : [id])),
    ),
  )
  const rows = offices.map((office): ExchangedOffice => {
    const exchange = office.own
      ? null
      : register.exchange.withOffice({
          office: office.id,
          scope: office.scope,
          revoked,
          ownInstallations: own,
        })
    return {
      ...office,
      scopeNames: scopeNames(register, office),
      exchange: exchange === null ? null : stated(dependencies, office, exchange, silentAfterDays),
    }
  })
  const gaps = namedGaps(register, register.exchange.gaps())
  return success({ total: rows.length, rows, gaps, silentAfterDays })
}

const scopeNames = (register: Register, { scope }: KnownOfficeRow): ExchangedOffice['scopeNames'] =>
  scope.flatMap((element) => {
    const read = parseScopeElement(element)
    return read === null || read.of === 'all' || read.of === 'confidential'
      ? []
      : [{ element, name: register.read.record(read.id)?.label ?? null }]
  })

function stated(
  { attachments, today }: UseCaseDependencies,
  { revoked }: KnownOfficeRow,
  { acknowledged, lacksSince, waiting, ...packages }: OfficeExchange,
  silentAfterDays: number,
): NonNullable<ExchangedOffice['exchange']> {
  const { files, ...counts } = waiting
  const sizes = files.flatMap((sha256) => attachments.sizeOf(sha256) ?? [])
  const last = packages.lastReceived?.day ?? packages.firstDay
  // A clock that was set back makes nobody silent.
  const silentDays = last === null ? null : Math.max(0, daysBetween(last, today()))
  return {
    acknowledged:
      acknowledged === null
        ? null
        : {
            at: isoMoment(acknowledged),
            until: counts.atLeast || lacksSince === null ? null : isoMoment(lacksSince),
            everything: counts.changes === 0 && !counts.atLeast,
          },
    waiting: {
      ...counts,
      attachments: sizes.length,
      bytes: sizes.reduce((sum, size) => sum + size, 0),
    },
    lastSent: packageRow(packages.lastSent),
    lastReceived: packageRow(packages.lastReceived),
    silentDays,
    // From an office that was ended nobody expects anything.
    silent: !revoked && silentDays !== null && silentDays > silentAfterDays,
  }
}

const packageRow = (noted: LastPackage | null): LastPackageRow | null => {
  if (noted === null) return null
  const { moment, day: _day, ...rest } = noted
  return { ...rest, at: isoMoment(moment) }
}

const isoMoment = (moment: number): string => new Date(moment).toISOString()
