/** Offices that exchange their work as files: real registers, real packages, in any order and however often. */
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  carry,
  centre,
  digestOf,
  exchanging,
  orderFor,
  other,
  sendTo,
  state,
  takeIn,
  type ExchangingOffice,
} from '../../../tests/support/exchange.ts'
import { evidenceOf, fileWith, report } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  copiedToAnotherMachine,
  draftAgreement,
  expectRefusal,
  expectValue,
  obligationOf,
  temporaryDirectory,
} from '../../../tests/support/registers.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { editRecord } from './edit-record.ts'
import { exportPackages } from './export-packages.ts'
import { importPackage, resumeImports } from './import-package.ts'
import { purgeEvidence } from './purge-evidence.ts'

/** As many as were asked for. */
function two(
  ...offices: readonly ExchangingOffice[]
): readonly [ExchangingOffice, ExchangingOffice] {
  const [one, another] = offices
  if (one === undefined || another === undefined) throw new Error('two offices')
  return [one, another]
}
function three(
  ...offices: readonly ExchangingOffice[]
): readonly [ExchangingOffice, ExchangingOffice, ExchangingOffice] {
  const [one, another] = two(...offices)
  const third = offices[2]
  if (third === undefined) throw new Error('three offices')
  return [one, another, third]
}

async function reportWithEvidence({ office }: ExchangingOffice, text: string): Promise<string> {
  const evidence = [evidenceOf(fileWith(text))]
  const made = await report(office, obligationOf(office, 'MX-ZAC'), { evidence })
  return made.evidence[0]?.sha256 ?? ''
}

/** On its own disk, outside the program. */
function alter({ office }: ExchangingOffice, sha256: string): void {
  const path = office.attachments.pathOf(sha256)
  chmodSync(path, 0o600)
  writeFileSync(path, 'otra cosa')
}

const bySha = <File extends { readonly sha256: string }>(files: readonly File[]): readonly File[] =>
  files.toSorted((one, another) => (one.sha256 < another.sha256 ? -1 : 1))

/** The kinds of its data issues about files, in order. */
const fileIssues = ({ office }: ExchangingOffice): readonly unknown[] =>
  expectValue(office.register.read.list(listQuerySchema.parse({ kind: 'issues' }), office.today()))
    .rows.flatMap((row) => ('kind' in row ? [String(row.kind)] : []))
    .filter((kind) => kind.startsWith('file_') || kind.includes('evidence_'))
    .toSorted()

const listed = ({ office }: ExchangingOffice): readonly unknown[] =>
  expectValue(
    office.register.read.list(listQuerySchema.parse({ kind: 'packages' }), office.today()),
  ).rows

describe('two offices', () => {
  it('hold the same after a package there and one back', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    await accept(se.office)
    const there = await carry(se, dgo)
    expect(there).toMatchObject({ known: false, duplicates: 0, held: [] })
    expect(there.applied).toBeGreaterThan(1)
    expect(there.statusChanges.length).toBeGreaterThan(0)
    addPerson(dgo.office, 'Pedro Rojas')
    expect(digestOf(se)).not.toBe(digestOf(dgo))
    await carry(dgo, se)
    expect(digestOf(se)).toBe(digestOf(dgo))
    expect(listed(se)).toMatchObject([
      { direction: 'received', counterpart: 'Durango', kind: 'delta' },
      { direction: 'sent', acknowledged: true, kind: 'snapshot' },
    ])
  })

  it('send afterwards only what came since, until it is known to have arrived', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    await accept(se.office)
    await carry(se, dgo)
    await carry(dgo, se)
    addPerson(se.office, 'Luz Marín')
    const lost = await sendTo(se, dgo)
    expect(lost.packages).toMatchObject([{ changes: 2 }])
    addPerson(se.office, 'Raúl Cano')
    // The next one brings what was lost with the one before.
    const next = await carry(se, dgo)
    expect(next).toMatchObject({ applied: 2, held: [] })
    await carry(dgo, se)
    expect(digestOf(se)).toBe(digestOf(dgo))
    expect((await sendTo(se, dgo)).packages).toMatchObject([{ changes: 0 }])
  })

  it('take a package in once: again it changes nothing, and says so', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    await accept(se.office)
    const { packages } = await sendTo(se, dgo)
    const file = packages[0]?.file ?? ''
    await takeIn(dgo, file)
    const before = digestOf(dgo)
    expect(await takeIn(dgo, file)).toMatchObject({ known: true, applied: 0, statusChanges: [] })
    expect(digestOf(dgo)).toBe(before)
    expect(listed(dgo)).toHaveLength(1)
  })

  it('take late packages in whatever order they come', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    const early = await sendTo(se, dgo)
    await accept(se.office)
    const late = await sendTo(se, dgo)
    await takeIn(dgo, late.packages[0]?.file ?? '')
    const before = digestOf(dgo)
    expect(await takeIn(dgo, early.packages[0]?.file ?? '')).toMatchObject({ applied: 0, held: [] })
    expect(digestOf(dgo)).toBe(before)
  })

  it('are told by an answer alone what arrived', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    await accept(se.office)
    const { packages } = await sendTo(se, dgo)
    const reply = join(temporaryDirectory(), 'respuesta.acuerdos')
    const order = { file: packages[0]?.file ?? '', passphrase: null, reply }
    const imported = expectValue(await importPackage(dgo.dependencies, dgo.who, order))
    expect(imported.reply).toMatchObject({ file: reply, changes: 0 })
    await takeIn(se, reply)
    expect((await sendTo(se, dgo)).packages).toMatchObject([{ changes: 0 }])
  })
})

describe('a disk that was copied to another computer, where nothing tells the copy from the original', () => {
  it('gets what it lacks, though the machine of the same name said that it has it', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    await carry(se, dgo)
    const office = copiedToAnotherMachine(dgo.office)
    const copy: ExchangingOffice = {
      ...dgo,
      office,
      dependencies: { ...dgo.dependencies, register: office.register },
    }
    expect(office.register.facts.installation).toBe(dgo.office.register.facts.installation)
    // The original goes on saving, and gets and acknowledges what the copy never sees.
    addPerson(dgo.office, 'Pedro Rojas')
    await carry(dgo, se)
    const luz = addPerson(se.office, 'Luz Marín')
    await carry(se, dgo)
    await carry(dgo, se)
    const raul = addPerson(se.office, 'Raúl Cano')
    const gap = await carry(se, copy)
    expect(gap.held.length).toBeGreaterThan(0)
    expect(office.register.read.record(luz)).toBeUndefined()
    // It says so, and is believed although its counter is lower.
    await carry(copy, se)
    await carry(se, copy)
    expect(office.register.read.record(luz)).toBeDefined()
    expect(office.register.read.record(raul)).toBeDefined()
  })

  it('loses nothing that either saves: the others get both, and each the other’s', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    await carry(se, dgo)
    const office = copiedToAnotherMachine(dgo.office)
    const copy: ExchangingOffice = {
      ...dgo,
      office,
      dependencies: { ...dgo.dependencies, register: office.register },
    }
    addPerson(dgo.office, 'Pedro Rojas')
    addPerson(office, 'Berta Luna')
    await carry(dgo, se)
    await carry(copy, se)
    await carry(se, dgo)
    await carry(se, copy)
    expect(digestOf(dgo)).toBe(digestOf(se))
    expect(digestOf(copy)).toBe(digestOf(se))
  })
})

describe('a third office', () => {
  it('believes what another passes on, because its author signed it', async () => {
    const [se, dgo, zac] = three(...exchanging(centre, state, other))
    await accept(dgo.office)
    await carry(dgo, se)
    await carry(se, zac)
    addPerson(dgo.office, 'Pedro Rojas')
    await carry(dgo, se)
    await carry(se, zac)
    await carry(zac, se)
    await carry(se, dgo)
    expect(digestOf(zac)).toBe(digestOf(se))
    expect(digestOf(dgo)).toBe(digestOf(se))
  })

  it('gets with another one package, of which each has the least of what they lack', async () => {
    const [se, dgo, zac] = three(...exchanging(centre, state, other))
    await accept(se.office)
    const { packages } = await sendTo(se, dgo, zac)
    const file = packages[0]?.file ?? ''
    await takeIn(dgo, file)
    await takeIn(zac, file)
    await carry(dgo, se)
    await carry(zac, dgo)
    await carry(se, zac)
    await carry(zac, se)
    await carry(se, dgo)
    expect(new Set([se, dgo, zac].map(digestOf)).size).toBe(1)
  })

  it('cannot open what is for another, and its register stays as it is', async () => {
    const [se, dgo, zac] = three(...exchanging(centre, state, other))
    const { packages } = await sendTo(se, dgo)
    const before = readFileSync(join(zac.office.directory, 'register.sqlite'))
    const order = { file: packages[0]?.file ?? '', passphrase: null, reply: null }
    const refused = await importPackage(zac.dependencies, zac.who, order)
    expect(expectRefusal(refused)).toBe('package_for_others')
    expect(readFileSync(join(zac.office.directory, 'register.sqlite'))).toEqual(before)
    expect(readdirSync(join(zac.office.directory, 'exchange', 'staged'))).toEqual([])
  })
})

describe('what goes out', () => {
  it('is what the scope of the recipient admits, and nothing confidential', async () => {
    const members = [centre, { ...state, scope: ['all'] }]
    const [se, dgo] = two(...exchanging(...members))
    const { agreements } = await accept(se.office, [
      draftAgreement(),
      draftAgreement({ sequence: 2, title: 'Reservado', text: 'Se reserva la estrategia.' }),
    ])
    const [open = '', secret = ''] = agreements
    expectValue(
      editRecord(se.office, {
        as: se.office.person,
        id: secret,
        fields: [
          {
            field: 'confidential',
            value: true,
            replaces: [
              ...(se.office.register.read.record(secret)?.fields.confidential?.live ?? []),
            ],
          },
        ],
        sets: [],
      }),
    )
    await carry(se, dgo)
    expect(dgo.office.register.read.known(open)).toBeDefined()
    expect(dgo.office.register.read.known(secret)).toBeUndefined()
  })

  it('is opened by a passphrase where no office is named, and acknowledges nothing', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    await accept(se.office)
    const order = orderFor([], { passphrase: 'seis palabras de la lista', scope: ['all'] })
    const { packages } = expectValue(await exportPackages(se.dependencies, se.who, order))
    const file = packages[0]?.file ?? ''
    const without = await importPackage(dgo.dependencies, dgo.who, {
      file,
      passphrase: null,
      reply: null,
    })
    expect(expectRefusal(without)).toBe('package_needs_passphrase')
    const imported = expectValue(
      await importPackage(dgo.dependencies, dgo.who, {
        file,
        passphrase: 'seis palabras de la lista',
        reply: null,
      }),
    )
    expect(imported.applied).toBeGreaterThan(1)
    expect((await sendTo(se, dgo)).packages).toMatchObject([{ changes: packages[0]?.changes }])
  })

  it('has the files that its records name, and not one that was purged', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    await accept(se.office)
    const kept = await reportWithEvidence(se, 'oficio 1')
    const purged = await reportWithEvidence(se, 'oficio 2')
    const evidence = expectValue(
      se.office.register.read.list(
        listQuerySchema.parse({ kind: 'evidence', withdrawn: true }),
        se.office.today(),
      ),
    ).rows.find((row) => 'sha256' in row && row.sha256 === purged)
    expectValue(
      purgeEvidence(se.office, {
        as: se.office.person,
        id: evidence?.id ?? '',
        reason: 'Es de otra persona.',
      }),
    )
    const { packages } = await sendTo(se, dgo)
    expect(packages).toMatchObject([{ attachments: 1 }])
    await takeIn(dgo, packages[0]?.file ?? '')
    expect(dgo.office.attachments.holds(kept)).toBe(true)
    expect(dgo.office.attachments.holds(purged)).toBe(false)
    expect(await dgo.office.attachments.verify(kept)).toBe('intact')
  })

  it('comes later where the files were left out: who lacks them says so', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    await accept(se.office)
    const sha256 = await reportWithEvidence(se, 'oficio')
    const order = orderFor([dgo], { withAttachments: false })
    const { packages } = expectValue(await exportPackages(se.dependencies, se.who, order))
    await takeIn(dgo, packages[0]?.file ?? '')
    expect(dgo.office.attachments.holds(sha256)).toBe(false)
    await carry(dgo, se)
    expect((await sendTo(se, dgo)).packages).toMatchObject([{ changes: 0, attachments: 1 }])
    await carry(se, dgo)
    expect(dgo.office.attachments.holds(sha256)).toBe(true)
  })

  it('is whole files only: one that is gone and one that was altered are named, and asked back', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    await accept(se.office)
    const [whole, gone, altered] = [
      await reportWithEvidence(se, 'oficio 1'),
      await reportWithEvidence(se, 'oficio 2'),
      await reportWithEvidence(se, 'oficio 3'),
    ]
    const everything = await sendTo(se, dgo)
    expect(everything).toMatchObject({ packages: [{ attachments: 3 }], notSent: [] })
    se.office.attachments.discard(gone)
    alter(se, altered)
    const sent = await sendTo(se, dgo)
    expect(sent.packages).toMatchObject([{ attachments: 1 }])
    const place = { file: 'oficio.pdf', agreement: 'Policía cibernética', unit: 'Zacatecas' }
    expect(bySha(sent.notSent)).toEqual(
      bySha([
        { sha256: gone, why: 'missing' as const, ...place },
        { sha256: altered, why: 'altered' as const, ...place },
      ]),
    )
    expect(fileIssues(se)).toEqual(['file_altered', 'file_missing'])

    // Durango had them from the package before; ours says that we lack them, so its next one brings them back.
    await takeIn(dgo, everything.packages[0]?.file ?? '')
    await takeIn(dgo, sent.packages[0]?.file ?? '')
    expect((await carry(dgo, se)).package).toBeTruthy()
    for (const sha256 of [whole, gone, altered]) {
      expect(await se.office.attachments.verify(sha256)).toBe('intact')
    }
    expect(fileIssues(se)).toEqual([])
    expect((await sendTo(se, dgo)).notSent).toEqual([])
  })

  it('does not come to be whole because a record that arrives names the same file', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    await accept(se.office)
    const sha256 = await reportWithEvidence(se, 'oficio')
    await carry(se, dgo)
    alter(dgo, sha256)
    expectValue(dgo.office.register.rememberFiles([{ sha256, state: 'altered' }], dgo.office.now()))
    await reportWithEvidence(se, 'oficio')
    const order = orderFor([dgo], { withAttachments: false })
    const { packages } = expectValue(await exportPackages(se.dependencies, se.who, order))
    await takeIn(dgo, packages[0]?.file ?? '')
    expect(fileIssues(dgo)).toContain('file_altered')
  })

  it('is cut into whole packages of no more than a size, in any order', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    const words = Array.from({ length: 12 }, (_, number) =>
      draftAgreement({
        sequence: number + 1,
        title: `Acuerdo ${number}`,
        text: Array.from({ length: 400 }, (__, word) =>
          ((word * 7919 + number) ** 2).toString(36),
        ).join(' '),
      }),
    )
    await accept(se.office, words)
    const whole = await sendTo(se, dgo)
    const largest = Math.ceil((whole.packages[0]?.bytes ?? 0) / 3)
    const out = join(temporaryDirectory(), 'lote.acuerdos')
    const order = orderFor([dgo], { largest, out })
    const { packages } = expectValue(await exportPackages(se.dependencies, se.who, order))
    expect(packages.length).toBeGreaterThan(2)
    expect(existsSync(out)).toBe(false)
    for (const { bytes } of packages) expect(bytes).toBeLessThanOrEqual(largest)
    for (const { file } of packages.toReversed()) await takeIn(dgo, file)
    await carry(dgo, se)
    expect(digestOf(se)).toBe(digestOf(dgo))
    const small = orderFor([dgo], { largest: 500 })
    expect(
      expectRefusal(
        await exportPackages(se.dependencies, se.who, { ...small, offices: [dgo.known] }),
      ),
    ).toBe('export_part_too_large')
  })

  it('leaves neither a file nor a word in the list where it cannot be written', async () => {
    const [se, dgo] = two(...exchanging(centre, state))
    const folder = temporaryDirectory()
    const out = join(folder, 'missing', 'paquete.acuerdos')
    const refused = await exportPackages(se.dependencies, se.who, orderFor([dgo], { out }))
    expect(expectRefusal(refused)).toBe('output_not_writable')
    expect(readdirSync(folder)).toEqual([])
    expect(listed(se)).toEqual([])
  })
})

const powerCut = (): never => {
  throw new Error('the power went')
}

describe('an interruption', () => {
  it('between verifying and applying loses nothing: the next opening goes on', async () => {
    const [se, dgo, same] = three(...exchanging(centre, state, other))
    await accept(se.office)
    await reportWithEvidence(se, 'oficio')
    const { packages } = await sendTo(se, dgo, same)
    const file = packages[0]?.file ?? ''
    const broken = {
      ...dgo.dependencies,
      packages: {
        ...dgo.dependencies.packages,
        stage: async (...asked: Parameters<typeof dgo.dependencies.packages.stage>) => {
          const staged = await dgo.dependencies.packages.stage(...asked)
          if (!staged.ok) return staged
          return { ...staged, value: { ...staged.value, readBlock: powerCut } }
        },
      },
    }
    const before = digestOf(dgo)
    await expect(
      importPackage(broken, dgo.who, { file, passphrase: null, reply: null }),
    ).rejects.toThrow('the power went')
    dgo.office.reopen()
    expect(digestOf(dgo)).toBe(before)
    expect(dgo.office.register.exchange.importsUnderWay()).toMatchObject([{ next: 0 }])
    expect(expectValue(await resumeImports(dgo.dependencies, dgo.who))).toEqual([packages[0]?.id])
    expect(dgo.office.register.exchange.importsUnderWay()).toEqual([])
    expect(await takeIn(dgo, file)).toMatchObject({ known: true })
    await carry(dgo, se)
    expect(digestOf(dgo)).toBe(digestOf(se))
    expect(readdirSync(join(dgo.office.directory, 'exchange', 'staged'))).toEqual([])
  })
})
