import { Client } from 'pg'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { attempted } from './refusals.ts'

/** PostgreSQL 12 has everything that is asked of it; older ones get no repairs any more, as 13 does not. */
const oldestVersion = 14

const reachWithin = 15_000

/**
 * A connection by a URL (`postgresql://user@host:port/database?sslmode=…`). What it does not say comes from the
 * environment and the password file of PostgreSQL's own programs (`PGPASSWORD`, `PGPASSFILE`). Over a network it is
 * encrypted and the server's certificate verified, unless the URL says otherwise.
 */
export async function connect(url: string): Promise<Result<Client, Refusal>> {
  const place = placeOf(url)
  if (place === null) return failure(refusal('postgres_url_invalid'))
  const client = new Client({
    connectionString: url,
    application_name: 'acuerdos',
    connectionTimeoutMillis: reachWithin,
    keepAlive: true,
    ...(place.isHere || place.saysHow ? {} : { ssl: { rejectUnauthorized: true } }),
  })
  // A connection that breaks between two questions is met by the next one.
  client.on('error', () => undefined)
  const connected = await attempted(async () => {
    await client.connect()
    return Number(
      (await client.query<{ server_version_num: string }>('SHOW server_version_num')).rows[0]
        ?.server_version_num ?? 0,
    )
  })
  if (!connected.ok) {
    await client.end()
    return failure(refusal(connected.error.code, { ...connected.error.details, host: place.host }))
  }
  if (connected.value < oldestVersion * 10_000) {
    await client.end()
    return failure(
      refusal('postgres_too_old', {
        version: String(Math.floor(connected.value / 10_000)),
        oldest: String(oldestVersion),
      }),
    )
  }
  return success(client)
}

interface Place {
  readonly host: string
  /** On this machine: nobody listens between. */
  readonly isHere: boolean
  readonly saysHow: boolean
}

/** `null`: not a URL of a PostgreSQL database. */
function placeOf(text: string): Place | null {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname)
  const isHere = host === '' || host.startsWith('/') || /^(localhost|127\..+|\[?::1\]?)$/.test(host)
  return {
    host: host === '' ? 'localhost' : host,
    isHere,
    saysHow: url.searchParams.has('sslmode'),
  }
}
