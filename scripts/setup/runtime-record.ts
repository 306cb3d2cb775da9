/** Which Electron the other scripts and the tests start: written by set-up, read by all of them. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { runtimeRecordFile } from './paths.ts'

const runtimeRecordSchema = z.object({
  kind: z.enum(['official', 'compatibility']),
  electronVersion: z.string(),
  executable: z.string(),
})

export type RuntimeRecord = z.infer<typeof runtimeRecordSchema>

export function writeRuntimeRecord(record: RuntimeRecord): void {
  mkdirSync(dirname(runtimeRecordFile), { recursive: true })
  const temporary = `${runtimeRecordFile}.${process.pid}`
  writeFileSync(temporary, `${JSON.stringify(record, undefined, 2)}\n`)
  renameSync(temporary, runtimeRecordFile)
}

export function readRuntimeRecord(): RuntimeRecord {
  if (!existsSync(runtimeRecordFile)) {
    throw new Error('There is no Electron runtime yet: run `npm run setup` first.')
  }
  return runtimeRecordSchema.parse(JSON.parse(readFileSync(runtimeRecordFile, 'utf8')))
}
