import { survivor } from '../../../core/changes/redirect.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'

/** Who counts as the same person, and who may write under which office's key. */
export interface Directory {
  /** The surviving record's id of a person, given the id of any of their records. */
  survivorOf(person: string): string
  /** The directory assigns this person to the office of that installation. */
  isAssigned(person: string, installation: string): boolean
}

/** Reads the directory once; good for one transaction. */
export function loadDirectory(connection: ReadConnection): Directory {
  const next = new Map(
    connection
      .all<{ id: Uint8Array; survivor: Uint8Array }>(
        `SELECT r.uid AS id, s.uid AS survivor FROM record_person p
         JOIN record r ON r.id = p.record JOIN record s ON s.id = p.duplicate_of
         WHERE p.duplicate_of IS NOT NULL`,
      )
      .map((row) => [toHex(row.id), toHex(row.survivor)]),
  )
  const officesOf = remembered((person) =>
    connection
      .all<{ office: string }>(
        `SELECT e.element AS office FROM record r JOIN set_element e ON e.record = r.id AND e.field = 12
         WHERE r.uid = ?`,
        [fromHex(person)],
      )
      .map(({ office }) => office),
  )
  const officeOf = remembered((installation) =>
    connection
      .all<{ office: Uint8Array }>(
        `SELECT o.uid AS office FROM record r JOIN record_installation i ON i.record = r.id
         JOIN record o ON o.id = i.office WHERE r.uid = ?`,
        [fromHex(installation)],
      )
      .map(({ office }) => toHex(office)),
  )
  return {
    survivorOf: (person) => survivor(person, next),
    isAssigned: (person, installation) => {
      const offices = officesOf(person)
      return officeOf(installation).some((office) => offices.includes(office))
    },
  }
}

function remembered(load: (key: string) => readonly string[]): (key: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (key) => {
    const found = known.get(key) ?? load(key)
    known.set(key, found)
    return found
  }
}
