import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { formDraftSchema, type FormDraft } from '../../contract/form-drafts.ts'
import type { DraftPlace, FormDrafts } from '../usecases/ports/form-drafts.ts'
import { systemErrorCode } from './system-error.ts'

/**
 * One file for each draft in a folder that only its user can read. A file is written beside the old one and takes its
 * place whole: whoever is killed in the middle of it leaves the draft as it was.
 */
export function fileFormDrafts(folder: string): FormDrafts {
  const fileOf = ({ person, form, subject }: DraftPlace): string =>
    join(folder, `${person}-${form}-${subject}.json`)
  return {
    of: (person) => {
      const read = namesIn(folder)
        .filter((name) => name.startsWith(`${person}-`) && name.endsWith('.json'))
        .map((name) => readDraft(join(folder, name)))
      const drafts = read.filter((draft) => draft !== undefined)
      return { drafts, unreadable: read.length - drafts.length }
    },
    keep: (person, draft) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const file = fileOf({ person, form: draft.form, subject: draft.subject })
      const unfinished = `${file}.new`
      writeDurably(unfinished, JSON.stringify(draft))
      renameSync(unfinished, file)
    },
    drop: (place) => {
      try {
        rmSync(fileOf(place))
        return true
      } catch (error) {
        if (systemErrorCode(error) === 'ENOENT') return false
        throw error
      }
    },
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** `undefined`: damaged, or written by a version that this one does not understand. */
function readDraft(file: string): FormDraft | undefined {
  const text = readFileSync(file, 'utf8')
  try {
    return formDraftSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, 'w', 0o600)
  try {
    writeSync(descriptor, text)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
