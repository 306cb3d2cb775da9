import { plainCarrier, takeIn, type Cargo } from './carrier.ts'
import { note } from './happenings.ts'
import type { SimulatedOffice } from './office.ts'
import { commitsIn, filesIn } from './reading.ts'
import { officeIn, type Transport } from './transport.ts'
import type { World } from './world.ts'

const nothing = (): Promise<void> => Promise.resolve()

/** Raw commits, any of them in any order: what no package would bring, and quick. */
export const commitTransport: Transport = {
  name: 'commits',
  send: (world, office, tally) => {
    const { random, offices } = world
    const commits = commitsIn(office)
    const own = office.register.facts.installation
    const choice = random.below(10)
    // Mostly what came last alone, so that what it builds on is lacking.
    const after = commits.length - 1 - random.below(Math.ceil(commits.length / 3))
    const chosen =
      choice < 5
        ? commits
        : choice < 7
          ? commits.filter(({ commit }) => commit.installation === own)
          : choice < 9
            ? commits.slice(after)
            : commits.filter(({ commit }) => commit.partition.kind === 'agreement')
    const withFiles = random.chance(80)
    const cargo: Cargo = { commits: chosen, files: withFiles ? filesIn(office) : [] }
    if (withFiles && cargo.files.length > 0) note(tally, 'file_carried')
    const to = random.below(offices.length)
    return Promise.resolve([{ to, bytes: plainCarrier.pack(cargo), damaged: false }])
  },
  take: async (world, { to, bytes }, tally, between) => {
    const { random } = world
    const cargo = plainCarrier.unpack(bytes)
    if (cargo === null) {
      note(tally, 'damaged_message_refused')
      return []
    }
    const commits = random.chance(40) ? random.shuffled(cargo.commits) : cargo.commits
    await takeIn(officeIn(world, to), { ...cargo, commits }, 1 + random.below(60), between)
    return []
  },
  goOn: nothing,
  deliverEverything,
  leftOver: () => [],
}

async function deliverEverything(world: World): Promise<void> {
  const give = async (from: SimulatedOffice, to: SimulatedOffice): Promise<void> => {
    const packed = plainCarrier.pack({ commits: commitsIn(from), files: filesIn(from) })
    const cargo = plainCarrier.unpack(packed)
    if (cargo === null) throw new Error('what was packed cannot be unpacked')
    // In an order of its own for each: later blocks may hold what earlier ones build on.
    const commits = world.random.shuffled(cargo.commits)
    await takeIn(to, { ...cargo, commits }, 1 + world.random.below(commits.length), nothing)
  }
  const [first, ...others] = world.random.shuffled(world.offices)
  if (first === undefined) return
  for (const other of others) await give(other, first)
  for (const other of others) await give(first, other)
}
