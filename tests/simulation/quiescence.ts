import { fingerprint } from '../../src/main/store/check-tables.ts'
import { note, type Happening, type Tally } from './happenings.ts'
import { verifyIn, type SimulatedOffice } from './office.ts'
import { hashesIn } from './reading.ts'
import type { World } from './world.ts'

/** What differs between offices that hold the same, in words; empty: they agree, and nothing is lost. */
export async function disagreements(
  world: World,
  kept: ReadonlyMap<SimulatedOffice, ReadonlySet<string>>,
): Promise<readonly string[]> {
  const found: string[] = []
  const all = new Set([...kept.values()].flatMap((hashes) => [...hashes]))
  let expected: Seen | null = null
  // A rebuild takes as long as all the rest; every office has to have the tables of the one that is checked.
  const checked = world.random.pick(world.offices)
  const report = await checked.register.check(verifyIn(checked.directory))
  for (const problem of report.problems) {
    found.push(`${checked.name}: check finds ${JSON.stringify(problem)}`)
  }
  for (const office of world.offices) {
    const here = new Set(hashesIn(office))
    const lost = [...all].filter((hash) => !here.has(hash))
    if (lost.length > 0) found.push(`${office.name} lacks ${lost.length} commits: ${lost[0]}`)
    const seen = seenBy(office)
    expected ??= seen
    for (const [what, value] of seen) {
      if (expected.get(what) !== value) {
        found.push(`${office.name} differs from ${world.offices[0]?.name}: ${what}`)
      }
    }
  }
  return found
}

type Seen = ReadonlyMap<string, string>

/** What people see in their lists; issues are compared by their table, because some are of an office's own files. */
const listed = ['conflicts', 'obligations', 'agreements', 'sessions', 'units'] as const

function seenBy(office: SimulatedOffice): Seen {
  const { register } = office
  const seen = new Map<string, string>([['digest', register.read.digest()]])
  const tables = fingerprint(office.database)
  for (const [table, print] of tables) seen.set(`table ${table}`, print)
  for (const kind of listed) {
    const page = register.read.list(
      { kind, where: [], search: '', sort: [], limit: 1000, offset: 0, withdrawn: true },
      office.today(),
    )
    const rows = page.ok
      ? page.value.rows
          .map((row) =>
            JSON.stringify(row, (key, value: unknown) => (key === 'received' ? 0 : value)),
          )
          .toSorted()
      : [page.error.code]
    seen.set(`list ${kind}`, rows.join('\n'))
  }
  return seen
}

/** Takes down what came about in an office's register. */
export function noteState(office: SimulatedOffice, tally: Tally): void {
  const counts: readonly (readonly [Happening, string])[] = [
    [
      'fork',
      'SELECT 1 FROM feed_head GROUP BY installation, partition HAVING count(*) > 1 LIMIT 1',
    ],
    ['gap', 'SELECT 1 FROM commit_log WHERE held = 1 LIMIT 1'],
    ['early_replacement', 'SELECT 1 FROM early_replacement LIMIT 1'],
    ['conflict', 'SELECT 1 FROM conflict LIMIT 1'],
    ['placement_cycle', "SELECT 1 FROM issue_finding WHERE kind = 'placement_skipped' LIMIT 1"],
    ['circle_of_duplicates', 'SELECT 1 FROM duplicate_circle LIMIT 1'],
    ['two_kinds_of_one_id', 'SELECT 1 FROM contested_kind LIMIT 1'],
    ['gate_breach', "SELECT 1 FROM issue_finding WHERE kind = 'verdict_in_breach' LIMIT 1"],
    ['commits_disregarded', 'SELECT 1 FROM disregarded LIMIT 1'],
    ['rewritten', 'SELECT 1 FROM rewritten LIMIT 1'],
    ['concurrent_verdicts', issue('verdicts_concurrent')],
    ['concurrent_extensions', issue('extensions_concurrent')],
    ['clock_far_ahead', issue('clock_ahead')],
  ]
  for (const [happening, sql] of counts) {
    if (office.database.get(sql) !== undefined) note(tally, happening)
  }
}

const issue = (kind: string): string => `SELECT 1 FROM issue_finding WHERE kind = '${kind}' LIMIT 1`
