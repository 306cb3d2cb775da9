/** One kill: a process does a job and ends at a point or at a moment; then a person opens the register again. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnEngine } from '../../src/main/engine/engine.ts'
import type { Random } from '../simulation/random.ts'
import { isRow } from './effects.ts'
import { engineIn } from './engine.ts'
import { ask, jobs, openKeys, outOf, registerOf, type JobName, type Place } from './jobs.ts'
import type { ProcessOrder } from './order.ts'
import type { Planted } from './planted.ts'
import {
  commitCount,
  databaseAt,
  digestOf,
  falseNames,
  filesBelow,
  importsWaiting,
  integrityOf,
  isLeftover,
  savesIn,
} from './reading.ts'
import type { Situations } from './situations.ts'

/** A job that nobody interrupted: what a killed one is compared with. */
export interface Uninterrupted {
  readonly points: readonly string[]
  readonly milliseconds: number
  readonly digest: string
  readonly saves: readonly string[]
  /** How many commits there were at each moment at which a person was told that it is saved. */
  readonly acknowledged: readonly number[]
  /** What came out of it, beside the register. */
  readonly files: readonly string[]
}

export type Killing =
  | { readonly at: 'point'; readonly point: string; readonly occurrence: number }
  /** A fraction of the time that the job takes. */
  | { readonly at: 'moment'; readonly fraction: number }

interface ProcessEnd {
  readonly killed: boolean
  readonly lines: readonly string[]
  readonly error: string
  readonly milliseconds: number
}

function run(
  { bundle }: Situations,
  order: ProcessOrder,
  after: number | null,
): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle.program, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: bundle.compiled, NODE_OPTIONS: '' },
    })
    let [out, error, began] = ['', '', 0]
    let timer: NodeJS.Timeout | null = null
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString()
      if (began > 0 || !out.startsWith('begins')) return
      began = performance.now()
      if (after !== null) timer = setTimeout(() => child.kill('SIGKILL'), after)
    })
    child.stderr.on('data', (part: Buffer) => (error += part.toString()))
    child.on('error', reject)
    child.on('close', (_, signal) => {
      if (timer !== null) clearTimeout(timer)
      const lines = out.split('\n').filter((line) => line !== '')
      const milliseconds = performance.now() - began
      resolve({ killed: signal === 'SIGKILL', lines, error, milliseconds })
    })
  })
}

const orderOf = (
  situations: Situations,
  job: JobName,
  place: Place,
  killing: Partial<Pick<ProcessOrder, 'point' | 'occurrence' | 'planted'>>,
): ProcessOrder => ({
  job,
  place,
  facts: situations.facts,
  point: null,
  occurrence: 1,
  planted: null,
  ...killing,
})

export async function runUninterrupted(
  situations: Situations,
  job: JobName,
): Promise<Uninterrupted> {
  const place = situations.copy(jobs[job].from)
  try {
    const end = await run(situations, orderOf(situations, job, place, {}), null)
    const points = end.lines.find((line) => line.startsWith('points '))
    if (points === undefined || end.lines.at(-1) !== 'ends') {
      throw new Error(`${job} does not even end by itself: ${end.lines.join('\n')}${end.error}`)
    }
    const parsed: unknown = JSON.parse(points.slice('points '.length))
    if (!Array.isArray(parsed)) throw new TypeError('points')
    const rest = whatIsWrong(place)
    if (rest.length > 0) throw new Error(`${job}, uninterrupted: ${rest.join('\n')}`)
    return {
      points: parsed.map(String),
      milliseconds: end.milliseconds,
      digest: digestOf(databaseAt(place)),
      saves: savesIn(place),
      acknowledged: acknowledgements(end),
      files: filesBelow(outOf(place)),
    }
  } finally {
    situations.discard(place)
  }
}

const acknowledgements = ({ lines }: ProcessEnd): readonly number[] =>
  lines
    .filter((line) => line.startsWith('acknowledged '))
    .map((line) => Number(line.slice('acknowledged '.length)))

export interface Killed {
  /** It ended before the moment came. */
  readonly killed: boolean
  readonly wrong: readonly string[]
}

export async function kill(
  situations: Situations,
  job: JobName,
  uninterrupted: Uninterrupted,
  killing: Killing,
  planted: Planted | null = null,
): Promise<Killed> {
  const place = situations.copy(jobs[job].from)
  try {
    const order = orderOf(situations, job, place, {
      planted,
      // Points that nobody comes to: the process would say where it came by.
      point: killing.at === 'point' ? killing.point : 'nowhere',
      ...(killing.at === 'point' ? { occurrence: killing.occurrence } : {}),
    })
    const after = killing.at === 'moment' ? killing.fraction * uninterrupted.milliseconds : null
    const end = await run(situations, order, after)
    if (!end.killed && end.lines.at(-1) !== 'ends') {
      return { killed: false, wrong: [`it failed by itself: ${end.error}`] }
    }
    if (!end.killed && killing.at === 'point') {
      return { killed: false, wrong: ['it never came to the point'] }
    }
    return { killed: end.killed, wrong: await judged(situations, job, uninterrupted, place, end) }
  } finally {
    situations.discard(place)
  }
}

/** What a kill leaves behind, before anybody opens it again. */
export async function killedAt(
  situations: Situations,
  job: JobName,
  point: string,
  occurrence: number,
): Promise<Place> {
  const place = situations.copy(jobs[job].from)
  await killAgainAt(situations, job, place, point, occurrence)
  return place
}

/** Where it was killed before, somebody asks for it again, and it is killed again. */
export async function killAgainAt(
  situations: Situations,
  job: JobName,
  place: Place,
  point: string,
  occurrence: number,
): Promise<void> {
  const order = orderOf(situations, job, place, { point, occurrence })
  const { killed, error } = await run(situations, order, null)
  if (!killed) throw new Error(`${job} never came to "${point}": ${error}`)
}

async function judged(
  situations: Situations,
  job: JobName,
  uninterrupted: Uninterrupted,
  place: Place,
  end: ProcessEnd,
): Promise<readonly string[]> {
  try {
    return await openedAgain(situations, job, uninterrupted, place, end)
  } catch (error) {
    return [`opening it again: ${error instanceof Error ? (error.stack ?? '') : String(error)}`]
  }
}

/** As a person does: opens it, looks, checks, and asks again for what was not done. */
async function openedAgain(
  situations: Situations,
  job: JobName,
  uninterrupted: Uninterrupted,
  place: Place,
  end: ProcessEnd,
): Promise<readonly string[]> {
  const wrong: string[] = []
  const said: string[] = []
  const told = acknowledgements(end).length
  const promised = uninterrupted.acknowledged[told - 1] ?? 0
  if (commitCount(place) < promised) {
    wrong.push(`people were told ${told} times that it is saved: ${commitCount(place)} commits`)
  }
  const engine = engineIn(place, said)
  try {
    const status = await ask(engine, 'register.status', {})
    if (status.state === 'open' && status.writable) {
      wrong.push(...whatIsWrong(place), ...savesLike(uninterrupted, place))
      const report = await ask(engine, 'register.check', {})
      for (const problem of report.problems) wrong.push(`check: ${JSON.stringify(problem)}`)
      await (job === 'backup'
        ? openBackups(place, uninterrupted.digest)
        : openPackages(engine, place))
    } else if (status.state !== 'missing' || !makesRegister(job)) {
      return [...wrong, `it cannot be used: ${JSON.stringify(status)}`]
    }
    wrong.push(...(await askedAgain(situations, job, uninterrupted, place, engine)))
  } finally {
    engine.close()
  }
  return [...wrong, ...said]
}

/** What came out has its name: so it has to be whole. */
async function openPackages(engine: OwnEngine, place: Place): Promise<void> {
  const files = filesBelow(outOf(place))
  if (files.length > 0) await openKeys(engine)
  for (const file of files) {
    if (isLeftover(file)) continue
    await ask(engine, 'exchange.examine', {
      as: null,
      passphraseFile: null,
      file: join(outOf(place), file),
      openWith: null,
    })
  }
}

/** What has its name is whole: a register comes of it. */
async function openBackups(place: Place, digest: string): Promise<void> {
  const into = { folder: join(place.folder, 'elsewhere'), inputs: place.inputs }
  for (const file of filesBelow(outOf(place))) {
    if (isLeftover(file)) continue
    const engine = engineIn(into, [])
    try {
      await ask(engine, 'register.restore', { file: join(outOf(place), file) })
      const report = await ask(engine, 'register.check', {})
      if (report.digest !== digest || !report.ok) {
        throw new Error(`another register came of ${file}: ${JSON.stringify(report)}`)
      }
    } finally {
      engine.close()
    }
  }
}

const makesRegister = (job: JobName): boolean => job === 'found' || job === 'restore'

async function askedAgain(
  situations: Situations,
  job: JobName,
  uninterrupted: Uninterrupted,
  place: Place,
  engine: OwnEngine,
): Promise<readonly string[]> {
  switch (job) {
    // What was saved is saved once.
    case 'attach':
    case 'save':
      return []
    case 'found':
      if (commitCount(place) === 0) await repeat(situations, job, place, engine)
      return [
        ...leftovers(place),
        ...(savesIn(place).join() === uninterrupted.saves.join() ? [] : ['it is another register']),
      ]
    case 'restore':
      if (commitCount(place) === 0) await repeat(situations, job, place, engine)
      return unlike(uninterrupted, place)
    case 'import':
    case 'export':
    case 'backup':
    case 'migrate':
      await repeat(situations, job, place, engine)
      return unlike(uninterrupted, place)
    case 'join': {
      const { rows } = await ask(engine, 'offices.list', {})
      if (!rows.some(({ own, coordinating }) => coordinating && !own)) {
        await repeat(situations, job, place, engine)
      }
      return unlike(uninterrupted, place)
    }
  }
}

const repeat = (
  { facts }: Situations,
  job: JobName,
  place: Place,
  engine: OwnEngine,
): Promise<void> => jobs[job].run(engine, place, facts, () => undefined)

function unlike({ digest, files }: Uninterrupted, place: Place): readonly string[] {
  const wrong = whatIsWrong(place)
  if (digestOf(databaseAt(place)) !== digest) wrong.push('it does not hold the same commits')
  const found = filesBelow(outOf(place))
  if (found.join() !== files.join()) wrong.push(`other files came out of it: ${found.join(', ')}`)
  return wrong
}

/** A save is whole or not there; later ones are not there without the earlier. */
function savesLike({ saves }: Uninterrupted, place: Place): readonly string[] {
  const found = savesIn(place)
  const expected = saves.slice(0, found.length)
  return found.join() === expected.join()
    ? []
    : [`saves that are not whole: ${found.filter((save, at) => save !== expected[at]).join(', ')}`]
}

function whatIsWrong(place: Place): string[] {
  const wrong = [...leftovers(place)]
  const integrity = integrityOf(databaseAt(place))
  if (integrity !== 'ok') wrong.push(`integrity_check: ${integrity}`)
  for (const file of falseNames(place)) wrong.push(`${file} is not the file of its name`)
  const waiting = importsWaiting(place)
  if (waiting > 0) wrong.push(`${waiting} imports did not go on`)
  for (const backup of backupsIn(place)) {
    if (integrityOf(backup) !== 'ok') wrong.push(`${backup} is half a backup`)
    else if (digestOf(backup) !== digestOf(databaseAt(place))) wrong.push(`${backup} lacks commits`)
  }
  return wrong
}

const leftovers = ({ folder }: Place): readonly string[] =>
  filesBelow(folder)
    .filter(isLeftover)
    .map((file) => `left behind: ${file}`)

const backupsIn = (place: Place): readonly string[] => {
  const folder = join(registerOf(place), 'backups')
  if (!existsSync(folder)) return []
  return filesBelow(folder)
    .filter((file) => file.endsWith('.sqlite'))
    .map((file) => join(folder, file))
}

/**
 * Where a job is to be killed: at each point once before any twice, those of files and transactions before those of
 * single rows; every third time at a moment that nobody chose.
 */
export function killingsOf(
  { points }: Pick<Uninterrupted, 'points'>,
  random: Random,
): Generator<Killing> {
  const times = new Map<string, number>()
  for (const point of points) times.set(point, (times.get(point) ?? 0) + 1)
  const large = random.shuffled([...times.keys()].filter((point) => !isRow(point)))
  const rows = random.shuffled([...times.keys()].filter(isRow))
  return killings([...large, ...rows], times, random)
}

function* killings(
  points: readonly string[],
  times: ReadonlyMap<string, number>,
  random: Random,
): Generator<Killing> {
  for (let number = 0; ; number += 1) {
    for (const [place, point] of points.entries()) {
      if (place % 2 === 1) yield { at: 'moment', fraction: random.below(1000) / 1000 }
      // First each where it comes first, then anywhere.
      const occurrence = number === 0 ? 1 : 1 + random.below(times.get(point) ?? 1)
      yield { at: 'point', point, occurrence }
    }
  }
}
