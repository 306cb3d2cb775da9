/** A package in the window: opened, looked at, and taken in from where it was unpacked. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  captureAgreements,
  enrolledEngines,
  exportedTo,
  type EngineOffice,
} from '../../../tests/support/enrolled-engines.ts'
import { temporaryDirectory } from '../../../tests/support/registers.ts'

const agreement = async (office: EngineOffice): Promise<string> => {
  const { rows } = await office.call('records.list', { kind: 'agreements', limit: 1 })
  return rows[0]?.id ?? ''
}

/** Both write the title, the one not knowing of the other. */
async function retitle(office: EngineOffice, title: string): Promise<void> {
  const id = await agreement(office)
  const { fields } = await office.call('records.get', { id })
  await office.call('records.edit', {
    as: office.person,
    id,
    fields: [{ field: 'title', value: title, replaces: [...(fields['title']?.live ?? [])] }],
    sets: [],
  })
}

const stagedIn = (office: EngineOffice): readonly string[] =>
  readdirSync(join(office.directory, 'exchange', 'staged'))

describe('a package in the window', { timeout: 120_000 }, () => {
  it('says what it would bring, conflicts too, and changes nothing until it is taken in', async () => {
    const [se, dgo] = await enrolledEngines(temporaryDirectory())
    onTestFinished(() => se.engine.close())
    onTestFinished(() => dgo.engine.close())
    await captureAgreements(se, 1)
    const folder = temporaryDirectory()
    const before = { as: dgo.person, passphrase: null }
    const file = await exportedTo(se, dgo, join(folder, 'a.acuerdos'))
    const early = await dgo.call('exchange.open', { ...before, file })
    expect(early).toMatchObject({ known: false, held: [], conflicts: { count: 0, first: [] } })
    // A new agreement of a session that is known.
    expect(early.sessions).toMatchObject([{ session: 'XLI', agreements: 1, new: 1 }])
    expect(early.since?.from.startsWith('20')).toBe(true)
    expect((await dgo.call('records.list', { kind: 'agreements' })).total).toBe(0)

    // What was changed on the disk meanwhile is not taken in.
    const block = join(dgo.directory, 'exchange', 'staged', early.staged, 'block-0')
    writeFileSync(block, 'otra cosa')
    const takingIn = { as: dgo.person, file }
    const altered = await dgo.engine.call('exchange.takeIn', { ...takingIn, staged: early.staged })
    expect(altered).toMatchObject({ ok: false, error: { code: 'package_not_open' } })
    await dgo.call('exchange.putAway', { staged: early.staged })
    expect(stagedIn(dgo)).toEqual([])

    const { staged } = await dgo.call('exchange.open', { ...before, file })
    const taken = await dgo.call('exchange.takeIn', { ...takingIn, staged })
    expect(taken).toMatchObject({ known: false, conflicts: 0, changedStatuses: 32 })
    expect(stagedIn(dgo)).toEqual([])

    await retitle(se, 'Policía cibernética en los estados')
    await retitle(dgo, 'Unidades de policía cibernética')
    const next = await exportedTo(se, dgo, join(folder, 'b.acuerdos'))
    const digest = (await dgo.call('register.check', {})).digest
    const found = await dgo.call('exchange.open', { ...before, file: next })
    expect(found.sessions).toEqual([{ session: 'XLI', agreements: 1, new: 0, commits: 1 }])
    expect(found.conflicts).toMatchObject({
      count: 1,
      atLeast: false,
      first: [{ record: await agreement(dgo), kind: 'agreement', field: 'title' }],
    })
    expect((await dgo.call('register.check', {})).digest).toBe(digest)
    expect((await dgo.call('records.list', { kind: 'conflicts' })).total).toBe(0)
    const brought = await dgo.call('exchange.takeIn', {
      ...takingIn,
      file: next,
      staged: found.staged,
    })
    expect(brought).toMatchObject({ conflicts: found.conflicts.count })
    const answered = await dgo.call('exchange.replyWrite', {
      as: dgo.person,
      office: brought.answers ?? '',
      file: join(folder, 'r.acuerdos'),
    })
    expect(readdirSync(folder)).toContain('r.acuerdos')
    const reply = await se.call('exchange.open', {
      as: se.person,
      file: answered.file,
      passphrase: null,
    })
    expect(reply).toMatchObject({ kind: 'reply', sender: 'Durango' })

    // The program ended while it was shown: nobody will take it in from there.
    expect(stagedIn(se)).toEqual([reply.staged])
    const again = se.restarted()
    onTestFinished(() => again.engine.close())
    await again.call('records.list', { kind: 'agreements' })
    expect(stagedIn(again)).toEqual([])
  })
})
