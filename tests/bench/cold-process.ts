/** Work that is measured from nothing: each time in a process of its own. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import { withDisplay } from '../../scripts/setup/display.ts'
import { builtPath, builtScripts, type BuiltScript } from './built.ts'
import { median } from './measurement.ts'

const run = promisify(execFile)
const outcomeSchema = z.object({ milliseconds: z.number().positive() })
const measuredSchema = z.object({ value: z.number().positive(), floor: z.number().positive() })
const memorySchema = z.object({ megabytes: z.number().positive() })

export type ColdScript =
  | 'as-of'
  | 'as-of-lists'
  | 'capture'
  | 'import'
  | 'import-library'
  | 'dashboard'
  | 'lists'
  | 'start'
  | 'start-floor'
  | 'capture-floor'
  | 'dossier'
  | 'matrix-scroll'
  | 'typst-floor'
  | 'window'
  | 'window-floor'

const withWindow: readonly ColdScript[] = ['matrix-scroll', 'window', 'window-floor']

const bundled: ReadonlySet<ColdScript> = new Set(builtScripts)
const isBuilt = (script: ColdScript): script is BuiltScript => bundled.has(script)

/** What a script of `cold/` says of its work. */
export async function saidBy(script: ColdScript, ...given: readonly string[]): Promise<unknown> {
  const path = isBuilt(script)
    ? await builtPath(script)
    : join(import.meta.dirname, 'cold', `${script}.ts`)
  const { command, arguments: all } = withWindow.includes(script)
    ? withDisplay(process.execPath, [path, ...given])
    : { command: process.execPath, arguments: [path, ...given] }
  const { stdout } = await run(command, all)
  return JSON.parse(stdout)
}

/** How long the part of it took that counts. */
const once = async (script: ColdScript, ...given: readonly string[]): Promise<number> =>
  outcomeSchema.parse(await saidBy(script, ...given)).milliseconds

/** What it holds in memory when it is done. */
export const megabytesOf = async (
  script: ColdScript,
  ...given: readonly string[]
): Promise<number> => memorySchema.parse(await saidBy(script, ...given)).megabytes

const scrollingSchema = z.object({ usual: measuredSchema, longest: measuredSchema })

/** What a frame costs while the matrix is scrolled: 95 of 100 frames, and the longest of all. */
export const scrolledBy = async (
  ...given: readonly string[]
): Promise<z.output<typeof scrollingSchema>> =>
  scrollingSchema.parse(await saidBy('matrix-scroll', ...given))

/** A script that measures many times itself, and its floor beside. */
export const measuredBy = async (
  script: ColdScript,
  ...given: readonly string[]
): Promise<{ readonly value: number; readonly floor: number }> =>
  measuredSchema.parse(await saidBy(script, ...given))

/** Does it without measuring: what it leaves behind is there for the next. */
export const before = async (script: ColdScript, ...given: readonly string[]): Promise<void> => {
  await saidBy(script, ...given)
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
