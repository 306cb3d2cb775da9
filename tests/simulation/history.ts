import { appendFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { editRecord } from '../../src/main/usecases/edit-record.ts'
import { deeds, replacesOf } from './deeds.ts'
import { attack, asNewerVersion } from './handmade.ts'
import { note, type Tally } from './happenings.ts'
import { openOffice, type SimulatedOffice } from './office.ts'
import { disagreements, noteState } from './quiescence.ts'
import { randomOf } from './random.ts'
import { hashesIn } from './reading.ts'
import { revoke } from './root-key.ts'
import type { Parcel, Transport } from './transport.ts'
import { copyFolder, endWorld, makeWorld, takeIdentity, type World } from './world.ts'

const hour = 3_600_000
const year = 365 * 24 * hour

/** On its way to an office, with the moment from which it can arrive. */
interface Message extends Parcel {
  readonly from: number
}

/** What a form showed when it was opened; saved when whatever arrived since has arrived. */
interface OpenForm {
  readonly office: number
  readonly record: string
  readonly replaces: string[]
}

interface History {
  readonly world: World
  readonly transport: Transport
  readonly tally: Tally
  readonly messages: Message[]
  readonly forms: OpenForm[]
  /** Copies of registers as they were, with the commits in them. */
  readonly backups: { readonly office: number; readonly folder: string; readonly kept: Kept }[]
  /** What each office must never lose again, by its place among the offices. */
  readonly kept: Kept[]
  copies: number
}

type Kept = ReadonlySet<string>

/**
 * Plays one history: what some offices do, send each other and suffer, all of it chosen by the seed. At the end
 * everything is delivered. Returns what is wrong then, in words; nothing, if all is well.
 */
export async function playHistory(
  seed: number,
  transport: Transport,
  tally: Tally,
): Promise<readonly string[]> {
  const random = randomOf(seed)
  const world = await makeWorld(random, officesOf(seed, random.below(100)))
  const history: History = {
    world,
    transport,
    tally,
    messages: [],
    forms: [],
    backups: [],
    kept: world.offices.map((office) => new Set(hashesIn(office))),
    copies: 0,
  }
  try {
    const steps = 16 + random.below(24)
    for (let step = 0; step < steps; step += 1) {
      world.now += random.below(40) * hour
      await takeStep(history)
    }
    for (const office of world.offices) noteState(office, tally)
    world.now += 2 * year
    for (const message of world.random.shuffled(history.messages)) {
      note(tally, 'message_late')
      await arrive(history, message)
    }
    for (const office of world.offices) office.state.skew = 0
    await transport.deliverEverything(world, tally)
    for (const office of world.offices) noteState(office, tally)
    const differing = await disagreements(
      world,
      new Map(world.offices.map((office, index) => [office, history.kept[index] ?? new Set()])),
    )
    return [...differing, ...world.offices.flatMap((office) => transport.leftOver(office))]
  } finally {
    endWorld(world)
  }
}

/** Mostly few, so that histories are quick; now and then as many as there may be. */
const officesOf = (seed: number, percent: number): number =>
  seed % 40 === 0 ? 12 : percent < 70 ? 3 : percent < 92 ? 4 : 6

type Step = (history: History, index: number) => Promise<void> | void

/** What happens, each as often in a hundred steps as it says. */
const happens: readonly (readonly [weight: number, step: Step])[] = [
  [46, work],
  [5, openForm],
  [5, saveForm],
  [5, (history, index) => attack(history.world, at(history, index), history.tally)],
  [4, (history, index) => asNewerVersion(history.world, at(history, index), history.tally)],
  [14, send],
  [12, deliver],
  [2, crash],
  [2, crashWithin],
  [2, (history, index) => keepBackup(history, index)],
  [1, restore],
  [1, clone],
  [2, setClock],
  [3, (history) => revoke(history.world, history.tally)],
]

const weights = happens.reduce((sum, [weight]) => sum + weight, 0)

async function takeStep(history: History): Promise<void> {
  const { random, offices } = history.world
  let left = random.below(weights)
  for (const [weight, step] of happens) {
    left -= weight
    if (left >= 0) continue
    const index = random.below(offices.length)
    await step(history, index)
    remember(history, index)
    return
  }
}

/** What an office has stored it has for good; a loss shows at the end. */
function remember({ world, kept }: History, index: number): void {
  const office = world.offices[index]
  if (office !== undefined) kept[index] = new Set([...(kept[index] ?? []), ...hashesIn(office)])
}

function at({ world }: History, index: number): SimulatedOffice {
  const office = world.offices[index]
  if (office === undefined) throw new Error(`no office ${index}`)
  return office
}

async function work(history: History, index: number): Promise<void> {
  const { world, tally } = history
  const done = await world.random.pick(deeds)(world, at(history, index))
  note(tally, done.ok ? 'saved' : 'refused')
}

function openForm({ world, forms }: History, index: number): void {
  const office = world.offices[index]
  const record = world.random.pick(world.shared.agreements)
  if (office === undefined) return
  forms.push({ office: index, record, replaces: replacesOf(office, record, 'title') })
}

/** With what the form showed when it was opened, however long ago. */
function saveForm(history: History): void {
  const form = history.forms.shift()
  if (form === undefined) return
  const office = at(history, form.office)
  const value = `Del formulario ${history.world.random.below(3)}`
  editRecord(office, {
    as: office.people[0] ?? '',
    id: form.record,
    fields: [{ field: 'title', value, replaces: form.replaces }],
  })
  note(history.tally, 'stale_form')
  remember(history, form.office)
}

async function send(history: History, index: number): Promise<void> {
  const { world, transport, tally } = history
  post(history, await transport.send(world, at(history, index), tally))
}

/** One in ten comes a year late. */
function post({ world, messages }: History, parcels: readonly Parcel[]): void {
  for (const parcel of parcels) {
    const from = world.random.chance(10) ? world.now + year : world.now
    messages.push({ ...parcel, from })
  }
}

async function deliver(history: History): Promise<void> {
  const { world, messages, tally } = history
  const { random } = world
  const ready = messages.filter(({ from }) => from <= world.now)
  const message = ready[random.below(Math.max(ready.length, 1))]
  if (message === undefined) return
  if (message !== ready[0]) note(tally, 'message_reordered')
  const again = random.chance(15)
  if (again) note(tally, 'message_twice')
  else messages.splice(messages.indexOf(message), 1)
  const fate = random.below(100)
  if (fate < 10) return note(tally, 'message_lost')
  if (fate < 17) {
    note(tally, 'message_truncated')
    const bytes = message.bytes.subarray(0, random.below(message.bytes.length))
    return arrive(history, { ...message, bytes, damaged: true })
  }
  if (fate < 24) {
    note(tally, 'message_flipped')
    const bytes = Uint8Array.from(message.bytes)
    const place = random.below(bytes.length)
    bytes[place] = (bytes[place] ?? 0) ^ (1 << random.below(8))
    return arrive(history, { ...message, bytes, damaged: true })
  }
  return arrive(history, message)
}

/** Ends what the machine was doing. */
class PowerCut extends Error {}

async function arrive(history: History, message: Message): Promise<void> {
  const { world, tally, transport } = history
  const { random } = world
  const { to } = message
  let folder: string | null = null
  try {
    const answers = await transport.take(world, message, tally, async () => {
      if (random.chance(2)) {
        folder = copyOf(history, at(history, to))
        throw new PowerCut()
      }
      if (!random.chance(12)) return
      note(tally, 'saved_during_import')
      await work(history, to)
      remember(history, to)
    })
    post(history, answers)
  } catch (error) {
    if (!(error instanceof PowerCut) || folder === null) throw error
    tearEnd(history, folder)
    const office = goOnFrom(history, to, folder)
    note(tally, 'crash_within_import')
    await transport.goOn(office, tally)
  }
  noteState(at(history, to), tally)
  remember(history, to)
}

/** The office goes on with a copy of its folder as it is on the disk at this moment: as after a power cut. */
function goOnFrom(history: History, index: number, folder: string): SimulatedOffice {
  const { world } = history
  const before = at(history, index)
  const { name, office, people, age, held } = before
  before.close()
  const after = openOffice(world, { name, directory: folder, office, people, age, held })
  after.state.skew = before.state.skew
  world.offices[index] = after
  return after
}

const newFolder = (history: History): string =>
  join(history.world.folder, `copy-${(history.copies += 1)}`)

function copyOf(history: History, { directory }: SimulatedOffice): string {
  const folder = newFolder(history)
  copyFolder(directory, folder)
  return folder
}

/** Half of the time the disk had begun to write what never came to be. */
function tearEnd({ world: { random } }: History, folder: string): void {
  const journal = join(folder, 'register.sqlite-wal')
  if (random.chance(50) && existsSync(journal)) {
    appendFileSync(journal, Buffer.from(random.hex(2 * random.below(5000) + 2), 'hex'))
  }
}

function crash(history: History, index: number): void {
  const folder = copyOf(history, at(history, index))
  tearEnd(history, folder)
  goOnFrom(history, index, folder)
  note(history.tally, 'crash')
}

/** In the midst of a save: nothing of it may be there afterwards, and everything from before. */
async function crashWithin(history: History, index: number): Promise<void> {
  const office = at(history, index)
  let folder: string | null = null
  office.state.interruption = () => {
    folder = copyOf(history, office)
  }
  await work(history, index)
  office.state.interruption = null
  if (folder === null) return
  tearEnd(history, folder)
  goOnFrom(history, index, folder)
  note(history.tally, 'crash_within_transaction')
}

function keepBackup(history: History, index: number): void {
  const folder = copyOf(history, at(history, index))
  history.backups.push({ office: index, folder, kept: history.kept[index] ?? new Set() })
}

/** From an older copy of the disk: what only this office had since then is gone with the disk. */
function restore(history: History): void {
  const backup = history.backups.pop()
  if (backup === undefined) return
  goOnFrom(history, backup.office, backup.folder)
  history.kept[backup.office] = backup.kept
  note(history.tally, 'backup_restored')
}

/** Somebody copies the folder to another machine, and both go on: under one identity, or the copy under a new one. */
function clone(history: History, index: number): void {
  const { world, tally } = history
  if (world.offices.length >= 12) return
  const original = at(history, index)
  const folder = copyOf(history, original)
  if (world.random.chance(40)) {
    takeIdentity(folder, { office: original.office, installation: world.random.hex(32) })
  }
  const { office, people, age } = original
  const name = `${original.name}, copied`
  const held = new Set(original.held)
  world.offices.push(openOffice(world, { name, directory: folder, office, people, age, held }))
  history.kept.push(history.kept[index] ?? new Set())
  note(tally, 'disk_cloned')
}

function setClock(history: History, index: number): void {
  const { random } = history.world
  const office = at(history, index)
  const before = office.state.skew
  office.state.skew = random.pick([0, -3 * year, -hour, 2 * hour, 40 * year, 5 * year])
  if (office.state.skew < before) note(history.tally, 'clock_backwards')
}
