import { DatabaseError } from 'pg'
import { refusal, type ErrorCode, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'

/** SQLSTATE classes and codes (PostgreSQL 15, appendix A) that people can do something about. */
const ofServer: readonly (readonly [start: string, code: ErrorCode])[] = [
  ['28', 'postgres_login_refused'],
  ['3D000', 'postgres_database_unknown'],
  ['42501', 'postgres_forbidden'],
  ['2BP01', 'publication_depended_on'],
  ['53', 'postgres_full'],
  ['57P', 'postgres_lost'],
  ['08', 'postgres_lost'],
]

/** Of the network and of TLS, as Node calls them. */
const ofNetwork: readonly (readonly [pattern: RegExp, code: ErrorCode])[] = [
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES)$/,
    'postgres_unreachable',
  ],
  [/^(ECONNRESET|EPIPE)$/, 'postgres_lost'],
  [/CERT|SIGNED|SIGNATURE|TLS|SSL/, 'postgres_not_trusted'],
]

/** The library has no codes for these. */
const ofLibrary: readonly (readonly [pattern: RegExp, code: ErrorCode])[] = [
  [/timeout/i, 'postgres_unreachable'],
  [/does not support SSL/i, 'postgres_not_trusted'],
  [
    /Connection terminated|Client has encountered a connection error|not queryable/i,
    'postgres_lost',
  ],
  [/password must be a string|SASL/i, 'postgres_login_refused'],
]

/** What the database or the way to it refused, in the reader's words. Anything else is a bug and is thrown on. */
export async function attempted<Done>(work: () => Promise<Done>): Promise<Result<Done, Refusal>> {
  try {
    return success(await work())
  } catch (error) {
    const refused = postgresRefusal(error)
    if (refused === null) throw error
    return failure(refused)
  }
}

export function postgresRefusal(error: unknown): Refusal | null {
  if (!(error instanceof Error) || error.name === 'AbortError') return null
  const { message } = error
  if (error instanceof DatabaseError) {
    const code = error.code ?? ''
    const [, known] = ofServer.find(([start]) => code.startsWith(start)) ?? []
    return refusal(known ?? 'postgres_failed', { reason: message })
  }
  // Several addresses of one host were tried.
  if (error instanceof AggregateError) return postgresRefusal(error.errors[0])
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const [, known] =
    ofNetwork.find(([pattern]) => pattern.test(code)) ??
    ofLibrary.find(([pattern]) => pattern.test(message)) ??
    []
  return known === undefined ? null : refusal(known, { reason: message })
}
