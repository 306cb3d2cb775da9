/** Work that is measured from nothing: each time in a process of its own. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import { withDisplay } from '../../scripts/setup/display.ts'
import { median } from './measurement.ts'

const run = promisify(execFile)
const outcomeSchema = z.object({ milliseconds: z.number().positive() })

export type ColdScript =
  | 'capture'
  | 'capture-floor'
  | 'dossier'
  | 'typst-floor'
  | 'window'
  | 'window-floor'

/** What a script of `cold/` says of the part of its work that counts. */
async function once(script: ColdScript, ...given: readonly string[]): Promise<number> {
  const path = join(import.meta.dirname, 'cold', `${script}.ts`)
  const { command, arguments: all } = script.startsWith('window')
    ? withDisplay(process.execPath, [path, ...given])
    : { command: process.execPath, arguments: [path, ...given] }
  const { stdout } = await run(command, all)
  return outcomeSchema.parse(JSON.parse(stdout)).milliseconds
}

const times = 5

/** The median of several runs, value and floor in turns so that both see the same neighbours. */
export async function coldly(
  value: readonly [ColdScript, ...string[]],
  floor: readonly [ColdScript, ...string[]],
): Promise<{ readonly value: number; readonly floor: number }> {
  const values: number[] = []
  const floors: number[] = []
  for (let turn = 0; turn < times; turn += 1) {
    floors.push(await once(...floor))
    values.push(await once(...value))
  }
  return { value: median(values), floor: median(floors) }
}
