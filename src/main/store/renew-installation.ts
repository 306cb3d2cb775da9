import { randomBytes } from 'node:crypto'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { renewalCauseSchema, type RenewalCause } from '../../contract/renewal.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { recordDefinitions } from '../../core/schema/records.ts'
import type { MachineMark, MachineMarks } from '../usecases/ports/machine-marks.ts'
import {
  openConnection,
  type OpenConnection,
  type ReadConnection,
  type WriteConnection,
} from './connection.ts'
import { ownCounter } from './log.ts'
import { mintId } from './minted-ids.ts'
import { storageFailure } from './open-failure.ts'
import { readFacts, type RegisterFacts } from './register-facts.ts'
import { databaseOf } from './store-options.ts'

export interface Renewed {
  readonly facts: RegisterFacts
  readonly cause: RenewalCause
}

/**
 * A register that was copied or restored becomes a new installation, in one transaction: its own feeds begin anew, so
 * what the original saves or saved is never contradicted. Clock, office and log stay. `null`: it is what it was.
 */
export function renewWhereCopied(
  connection: OpenConnection,
  directory: string,
  facts: RegisterFacts,
  marks: MachineMarks,
): Renewed | null {
  const path = realpathSync(directory)
  const file = fileOf(path)
  const counter = ownCounter(connection, facts.installation)
  const cause = marks.judge({ installation: facts.installation, path, file, counter }, (mark) =>
    renewalBy(mark, { installation: facts.installation, path, file, counter }),
  )
  if (cause === null) return null
  const installation = connection.transaction(() =>
    becomeAnother(connection, facts.installation, cause),
  )
  const renewed = { ...facts, installation }
  marks.judge({ installation, path, file, counter: 0 }, () => null)
  return { facts: renewed, cause }
}

/** In the transaction of who calls; gives its id from now on. `former`: that of which it comes. */
export function becomeAnother(
  connection: WriteConnection,
  former: string,
  cause: RenewalCause,
): string {
  // Its id shows of which it came: no other office's certificate makes it that office's.
  const installation = mintId(former, randomBytes(8).toString('hex'))
  connection.run("UPDATE register_fact SET value = ? WHERE name = 'installation'", [installation])
  put(connection, 'renewal', cause)
  put(connection, 'unrecorded', installation)
  return installation
}

interface Standing {
  readonly installation: string
  readonly path: string
  readonly file: string
  readonly counter: number
}

function renewalBy(
  mark: MachineMark,
  { installation, path, file, counter }: Standing,
): RenewalCause | null {
  if (mark.path !== path && isStillAt(mark.path, installation, file)) return 'copied'
  return counter < mark.counter ? 'restored' : null
}

/** Whether another file than this one holds the installation where it was last written to. */
function isStillAt(path: string, installation: string, file: string): boolean {
  if (!existsSync(databaseOf(path)) || fileOf(path) === file) return false
  let connection: OpenConnection | null = null
  try {
    connection = openConnection({
      path: databaseOf(path),
      readOnly: true,
      now: () => 0,
      onSlow: () => undefined,
    })
    return readFacts(connection)?.installation === installation
  } catch (error) {
    if (storageFailure(error, path) === null) throw error
    // What cannot be read may be it. One identity too many is harmless; one that two share is not.
    return true
  } finally {
    connection?.close()
  }
}

/** As text: the numbers of Windows are greater than a number holds. */
function fileOf(path: string): string {
  const { dev, ino } = statSync(databaseOf(path), { bigint: true })
  return `${dev} ${ino}`
}

/** What the first save of a new installation says before anything else: whose it is. */
export function installationRecord({
  installation,
  office,
}: RegisterFacts): readonly DraftChange[] {
  const { number: kind, fields } = recordDefinitions.installation
  return [
    {
      record: installation,
      kind,
      field: fields.office.number,
      element: null,
      value: office,
      replaces: [],
      partition: { kind: 'catalog' },
    },
  ]
}

const factIn = (connection: ReadConnection, name: string): string | undefined =>
  connection.get<{ value: string }>('SELECT value FROM register_fact WHERE name = ?', [name])?.value

const put = (connection: WriteConnection, name: string, value: string): void => {
  connection.run(
    'INSERT INTO register_fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  )
}

/** `null`: it never became another installation, or somebody has read that it did. */
export const unreadRenewal = (connection: ReadConnection): RenewalCause | null =>
  renewalCauseSchema.nullable().parse(factIn(connection, 'renewal') ?? null)

export function forgetRenewal(connection: OpenConnection): void {
  connection.run("DELETE FROM register_fact WHERE name = 'renewal'")
}

/** Whether the log does not say yet whose installation this is. */
export const isUnrecorded = (connection: ReadConnection): boolean =>
  factIn(connection, 'unrecorded') !== undefined

export function noteRecorded(connection: OpenConnection): void {
  connection.run("DELETE FROM register_fact WHERE name = 'unrecorded'")
}
