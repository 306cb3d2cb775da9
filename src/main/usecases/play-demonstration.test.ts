import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import type { DemonstrationStep } from '../../contract/demonstration.ts'
import { complianceCodes, responseCodes, verificationCodes } from '../../core/compliance/codes.ts'
import { loadDemonstration } from '../engine/bundled-data.ts'
import {
  expectRefusal,
  expectValue,
  foundOffice,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { playDemonstration, type DemonstrationData } from './play-demonstration.ts'

const resources = join(import.meta.dirname, '..', '..', '..', 'resources')

let bundled: DemonstrationData
beforeAll(async () => {
  bundled = await loadDemonstration(resources)
})

/** A day after everything that the script tells. */
const office = (): Office => foundOffice('2026-11-22')

describe('the demonstration', () => {
  test('plays to its end through the gate, and shows obligations in every state', async () => {
    const shown = office()
    expectValue(await playDemonstration(shown, bundled))
    const rows = obligations(shown, {}, { limit: 10_000 })
    const states = <Key extends 'compliance' | 'verification' | 'response'>(key: Key) =>
      [...new Set(rows.map((row) => row[key]))].toSorted()
    expect(states('compliance')).toEqual([...complianceCodes].toSorted())
    expect(states('verification')).toEqual([...verificationCodes].toSorted())
    expect(states('response')).toEqual([...responseCodes].toSorted())
    expect(rows.some(({ metLate }) => metLate)).toBe(true)
    expect(rows.some(({ overdue }) => overdue)).toBe(true)
    const report = await shown.register.check((sha256) => shown.attachments.verify(sha256))
    expect(report).toMatchObject({ ok: true, problems: [], conflicts: 0 })
  })

  test('marks every record that it made', async () => {
    const shown = office()
    const before = new Set(idsIn(shown))
    expectValue(await playDemonstration(shown, bundled))
    const made = idsIn(shown).filter((id) => !before.has(id))
    expect(made.length).toBeGreaterThan(300)
    const unmarked = made.flatMap((id) => {
      const view = shown.register.read.record(id)
      return view?.fields['demonstration']?.value === true ? [] : [`${view?.kind} ${view?.label}`]
    })
    expect(unmarked).toEqual([])
  })

  test('played with a step by a person of whom it does not tell stops there, with a refusal', async () => {
    const [first] = bundled.script.steps
    if (first === undefined) throw new Error('a demonstration without steps')
    const step: DemonstrationStep = { ...first, by: 'nobody' }
    const played = await playDemonstration(office(), {
      ...bundled,
      script: { ...bundled.script, steps: [step] },
    })
    expect(expectRefusal(played)).toBe('person_unknown')
  })

  test('played with a step on an obligation that is not there stops there', async () => {
    const [first] = bundled.script.steps
    if (first === undefined) throw new Error('a demonstration without steps')
    const played = await playDemonstration(office(), {
      ...bundled,
      script: {
        ...bundled.script,
        steps: [{ ...first, target: { ...first.target, unit: 'SSPC' } }],
      },
    })
    expect(expectRefusal(played)).toBe('record_unknown')
  })
})

/** Every record that the register knows, whether or not a list shows it. */
function idsIn({ directory }: Office): readonly string[] {
  const database = new BetterSqlite3(join(directory, 'register.sqlite'), { readonly: true })
  try {
    return database
      .prepare<[], { id: string }>(
        'SELECT lower(hex(uid)) AS id FROM record WHERE kind IS NOT NULL',
      )
      .all()
      .map(({ id }) => id)
  } finally {
    database.close()
  }
}
