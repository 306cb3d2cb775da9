/** What an office refuses, or has already, does nothing to its register: files of real offices, brought to the import. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importPackage } from '../../src/main/usecases/import-package.ts'
import { seededRandom } from '../bench/register/random.ts'
import {
  carry,
  centre,
  digestOf,
  exchanging,
  other,
  sendTo,
  state,
  takeIn,
  type ExchangingOffice,
} from '../support/exchange.ts'
import { accept, addPerson, expectRefusal, temporaryDirectory } from '../support/registers.ts'

const order = (file: string) => ({ file, passphrase: null, reply: null })

/** The database as it is on the disk. */
const bytesOf = ({ office }: ExchangingOffice): readonly (readonly [string, string])[] =>
  readdirSync(office.directory)
    .filter((name) => name.startsWith('register.sqlite') && !name.endsWith('-shm'))
    .toSorted()
    .map((name) => [name, readFileSync(join(office.directory, name)).toString('latin1')] as const)

function offices(): readonly [ExchangingOffice, ExchangingOffice, ExchangingOffice] {
  const [se, dgo, zac] = exchanging(centre, state, other)
  if (se === undefined || dgo === undefined || zac === undefined) throw new Error('three offices')
  return [se, dgo, zac]
}

/** The only file of an export. */
async function fileFrom(from: ExchangingOffice, to: ExchangingOffice): Promise<string> {
  const { packages } = await sendTo(from, to)
  return packages[0]?.file ?? ''
}

test('a register is byte for byte what it was after each of 120 damaged packages', async () => {
  const [se, dgo] = offices()
  await accept(se.office)
  const whole = readFileSync(await fileFrom(se, dgo))
  const before = bytesOf(dgo)
  const random = seededRandom(20_161_220)
  const file = join(temporaryDirectory(), 'paquete.acuerdos')
  for (let number = 0; number < 120; number += 1) {
    const bytes = Uint8Array.from(whole)
    const at = random.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
    writeFileSync(file, number % 3 === 0 ? whole.subarray(0, at) : bytes)
    const refused = expectRefusal(await importPackage(dgo.dependencies, dgo.who, order(file)))
    expect(refused).toMatch(/^package_/)
    expect(bytesOf(dgo)).toEqual(before)
  }
  expect(readdirSync(join(dgo.office.directory, 'exchange', 'staged'))).toEqual([])
  writeFileSync(file, whole)
  expect((await takeIn(dgo, file)).applied).toBeGreaterThan(1)
}, 120_000)

test('a package of another register, and one for somebody else, change nothing', async () => {
  const [se, dgo, zac] = offices()
  const [elsewhere, stranger] = offices()
  await accept(se.office)
  const foreign = { ...elsewhere, who: { ...elsewhere.who, root: 'cd'.repeat(32) } }
  const before = bytesOf(dgo)
  for (const [file, code] of [
    [await fileFrom(foreign, stranger), 'package_of_other_register'],
    [await fileFrom(se, zac), 'package_for_others'],
  ] as const) {
    const refused = await importPackage(dgo.dependencies, dgo.who, order(file))
    expect(expectRefusal(refused)).toBe(code)
    expect(bytesOf(dgo)).toEqual(before)
  }
})

test('a package again, an older one after newer ones and an answer again bring nothing', async () => {
  const [se, dgo] = offices()
  const early = await fileFrom(se, dgo)
  await accept(se.office)
  const late = await fileFrom(se, dgo)
  await takeIn(dgo, late)
  const answer = join(temporaryDirectory(), 'respuesta.acuerdos')
  const again = await importPackage(dgo.dependencies, dgo.who, { ...order(late), reply: answer })
  expect(again).toMatchObject({ ok: true, value: { known: true, applied: 0 } })
  const digest = digestOf(dgo)
  expect(await takeIn(dgo, early)).toMatchObject({ known: false, applied: 0, held: [] })
  expect(digestOf(dgo)).toBe(digest)
  await takeIn(se, answer)
  addPerson(se.office, 'Luz Marín')
  await carry(se, dgo)
  await carry(dgo, se)
  const known = digestOf(se)
  const sent = (await sendTo(se, dgo)).packages.map(({ changes }) => changes)
  // The old answer says less than what is known since: it must not be believed again.
  expect(await takeIn(se, answer)).toMatchObject({ known: true, applied: 0 })
  expect(digestOf(se)).toBe(known)
  expect((await sendTo(se, dgo)).packages.map(({ changes }) => changes)).toEqual(sent)
})
