/**
 * The same changes through libraries that merge: one document for each agreement, one map of fields for each record,
 * one transaction for each commit, and an export of each document whole, which is how each of them is quickest.
 */
import * as Automerge from '@automerge/automerge'
import { LoroDoc } from 'loro-crdt'
import * as Y from 'yjs'
import type { Change } from '../../../src/core/changes/types.ts'
import type { Value } from '../../../src/core/schema/value.ts'

export interface MergeLibrary {
  /** The document of some commits, as it is sent to another office. */
  write(commits: readonly (readonly Change[])[]): Uint8Array
  /** Takes it in and reads every value of it. */
  read(document: Uint8Array): unknown
}

/** A set's element is a field of its own. */
const nameOf = ({ field, element }: Change): string =>
  element === null ? String(field) : `${field}/${element}`

/** Lists and rules as one value: nobody edits within them. */
const plainOf = (value: Value): string | number | boolean | null =>
  value !== null && typeof value === 'object' ? JSON.stringify(value) : value

const yjs: MergeLibrary = {
  write: (commits) => {
    const doc = new Y.Doc()
    const records = doc.getMap<Y.Map<unknown>>('records')
    for (const changes of commits) {
      doc.transact(() => {
        for (const change of changes) {
          let record = records.get(change.record)
          if (record === undefined) {
            record = new Y.Map()
            records.set(change.record, record)
          }
          record.set(nameOf(change), plainOf(change.value))
        }
      })
    }
    return Y.encodeStateAsUpdateV2(doc)
  },
  read: (document) => {
    const doc = new Y.Doc()
    Y.applyUpdateV2(doc, document)
    return doc.getMap('records').toJSON()
  },
}

type Scalar = string | number | boolean | null | Automerge.ImmutableString
type Records = Record<string, Record<string, Scalar>>

const automerge: MergeLibrary = {
  write: (commits) => {
    let doc = Automerge.init<Records>()
    for (const changes of commits) {
      doc = Automerge.change(doc, (records) => {
        for (const change of changes) {
          records[change.record] ??= {}
          const record = records[change.record]
          if (record !== undefined) record[nameOf(change)] = scalarOf(change.value)
        }
      })
    }
    const bytes = Automerge.save(doc)
    Automerge.free(doc)
    return bytes
  },
  read: (document) => {
    const doc = Automerge.load<Records>(document)
    const records = Automerge.toJS(doc)
    Automerge.free(doc)
    return records
  },
}

/** A text is not edited letter by letter here, so it need not be a list of letters. */
function scalarOf(value: Value): Scalar {
  const plain = plainOf(value)
  return typeof plain === 'string' ? new Automerge.ImmutableString(plain) : plain
}

const loro: MergeLibrary = {
  write: (commits) => {
    const doc = new LoroDoc()
    const records = doc.getMap('records')
    for (const changes of commits) {
      for (const change of changes) {
        const record = records.ensureMergeableMap(change.record)
        record.set(nameOf(change), plainOf(change.value))
      }
      doc.commit()
    }
    const bytes = doc.export({ mode: 'update' })
    doc.free()
    return bytes
  },
  read: (document) => {
    const doc = new LoroDoc()
    doc.import(document)
    const records: unknown = doc.toJSON()
    doc.free()
    return records
  },
}

export const mergeLibraries = { yjs, automerge, loro } as const
export type MergeLibraryName = keyof typeof mergeLibraries
