import { partitionOfName } from '../../core/changes/partition.ts'
import { unlessDamaged } from './check-part.ts'
import type { ReadConnection } from './connection.ts'
import { recordLabel } from './queries/labels.ts'
import { nameLookup } from './queries/records.ts'
import { findRecord } from './record-ids.ts'
import { kindOfNumber } from '../../core/schema/registry.ts'

/** What people call things, as far as a damaged register still tells it; empty where it does not. */
export interface CheckNames {
  /** By the id of an installation; the id itself if nobody knows its office. */
  readonly office: (installation: string) => string
  readonly person: (id: string) => string
  readonly record: (id: string) => string
  /** The agreement of a partition; empty for any other partition. */
  readonly agreement: (partition: string) => string
}

export function checkNames(connection: ReadConnection): CheckNames {
  const names = nameLookup(connection)
  const record = (id: string): string =>
    unlessDamaged(() => {
      const found = findRecord(connection, id)
      const kind = found === undefined ? undefined : kindOfNumber(found.kind)
      return found === undefined || kind === undefined
        ? ''
        : recordLabel(connection, kind, found.id)
    }, '')
  return {
    office: (installation) => unlessDamaged(() => names.office(installation), installation),
    person: (id) => unlessDamaged(() => names.person(id), id),
    record,
    agreement: (partition) => {
      const key = partitionOfName(partition)
      return key?.kind === 'agreement' ? record(key.id) : ''
    },
  }
}
