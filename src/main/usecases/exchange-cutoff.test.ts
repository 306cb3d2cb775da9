import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { cutoffFileSchema } from '../../contract/cutoff-vector.ts'
import type { Past } from '../../contract/past.ts'
import { differenceSchema } from '../../contract/cutoffs.ts'
import { listQuerySchema, type ListKind } from '../../contract/rows.ts'
import { commitsOf, give } from '../../../tests/support/carried.ts'
import { decide, report } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import { compareMoments } from './compare-moments.ts'
import { editRecord } from './edit-record.ts'
import {
  cutoffFileName,
  cutoffOrigins,
  examineCutoff,
  importCutoff,
  writeCutoff,
} from './exchange-cutoff.ts'
import { makeCutoff } from './make-cutoff.ts'
import { knownAt } from './past.ts'
import type { StoredFeedCommit } from './ports/commits.ts'
import { withdrawRecord } from './withdraw-record.ts'

const isOfAgreement = ({ commit }: StoredFeedCommit): boolean =>
  commit.partition.kind === 'agreement'

const kinds: readonly ListKind[] = [
  'sessions',
  'agreements',
  'clauses',
  'obligations',
  'reports',
  'evidence',
  'verdicts',
]

/** What lists and records show of a state, and its digest. */
function shown(office: Office, past: Past) {
  const { register, today } = expectValue(knownAt(office, past))
  const { read } = register
  const lists = kinds.map((kind) =>
    expectValue(read.list(listQuerySchema.parse({ kind, withdrawn: true, limit: 1000 }), today())),
  )
  const obligations = expectValue(
    read.list(listQuerySchema.parse({ kind: 'obligations', search: 'policía' }), today()),
  )
  return {
    digest: read.digest(),
    lists,
    obligations,
    summary: read.summary(today()),
    tree: read.unitTree(today()),
  }
}

let council: Office
let durango: Office
let folder: string
let file: string
let digest: string
let beforeCutoff: readonly StoredFeedCommit[]

const name = 'Informe al Consejo'

/** A council that freezes its register, works on, and sends all of it to an office that worked meanwhile. */
beforeEach(async () => {
  council = foundOffice('2017-01-16')
  durango = foundOffice('2017-01-16', 'Secretaría de Seguridad de Durango')
  folder = temporaryDirectory()
  file = join(folder, 'corte.json')
  const { session } = await accept(council)
  const verifier = addPerson(council, 'Berta Ríos')
  await report(council, obligationOf(council, 'MX-DUR'))
  decide(council, obligationOf(council, 'MX-DUR'), { as: verifier })
  beforeCutoff = commitsOf(council)
  digest = expectValue(makeCutoff(council, { as: council.person, name })).digest
  expectValue(
    withdrawRecord(council, {
      as: council.person,
      id: obligationOf(council, 'MX-COL'),
      reason: 'Capturada dos veces',
    }),
  )
  editRecord(council, {
    as: council.person,
    id: session,
    fields: [{ field: 'date', value: '2017-02-10', replaces: [] }],
  })
  addPerson(durango, 'Carla Núñez')
})

const carryFile = async () => {
  expectValue(await writeCutoff(council, { name, file }))
  return importCutoff(durango, { file })
}

/** Whose cut-offs an office has, and what it repeats them from. */
const origins = (office: Office): readonly string[] =>
  expectValue(cutoffOrigins(office)).map((one) => `${one.office}: ${one.origin}`)

describe('a cut-off of another office', () => {
  test('is repeated from the same commits, in whatever order they came', async () => {
    // What came after the cut-off comes first, and one's own work was there before.
    give(durango, commitsOf(council).toReversed())
    expect(expectRefusal(knownAt(durango, { cutoff: name }))).toBe('cutoff_vector_missing')
    expect(expectValue(await carryFile())).toMatchObject({
      name,
      digest,
      commits: beforeCutoff.length,
    })

    const there = shown(council, { cutoff: name })
    expect(there.digest).toBe(digest)
    expect(there.summary.counts.total).toBe(32)
    expect(shown(durango, { cutoff: name })).toEqual(there)
    expect(shown(durango, {}).summary.counts.total).toBe(31)

    // The register that was made of it may be deleted; so may nothing else.
    const kept = join(durango.directory, 'cutoffs')
    const made = readdirSync(kept).filter((entry) => entry.endsWith('.sqlite'))
    expect(made).toHaveLength(1)
    durango.register.close()
    for (const entry of made) rmSync(join(kept, entry))
    durango.reopen()
    expect(shown(durango, { cutoff: name })).toEqual(there)
    // And is used again when it is there.
    durango.reopen()
    expect(shown(durango, { cutoff: name })).toEqual(there)
  })

  test('is passed on by whoever took it in', async () => {
    give(durango, commitsOf(council))
    expectValue(await carryFile())
    const second = join(folder, 'otro.json')
    expect(expectValue(await writeCutoff(durango, { name, file: second }))).toMatchObject({
      name,
      digest,
    })
    expect(JSON.parse(readFileSync(second, 'utf8'))).toEqual(JSON.parse(readFileSync(file, 'utf8')))
  })

  // The verdict ends its chain; the report is in the middle of it, with the verdict waiting for it.
  test.each(['verdict.issue', 'progress.record'])(
    'cannot be repeated while the commit of a %s is lacking: whose, and how many',
    async (intent) => {
      const all = commitsOf(council)
      const absent = all.find(({ commit }) => commit.intent === intent)
      give(
        durango,
        all.filter((commit) => commit !== absent),
      )
      const refused = await carryFile()
      expect(expectValue(await examineCutoff(durango, { file }))).toMatchObject({
        name,
        office: 'Secretariado Ejecutivo',
        lacking: [
          {
            office: 'Secretariado Ejecutivo',
            count: 1,
            holds: 'agreement',
            agreement: 'Policía cibernética',
          },
        ],
      })
      expect(refused).toMatchObject({
        ok: false,
        error: {
          code: 'cutoff_commits_missing',
          details: { count: 1, offices: 'Secretariado Ejecutivo (1)' },
        },
      })
      expect(existsSync(join(durango.directory, 'cutoffs'))).toBe(false)
      expect(expectRefusal(knownAt(durango, { cutoff: name }))).toBe('cutoff_vector_missing')

      give(durango, absent === undefined ? [] : [absent])
      expect(expectValue(await examineCutoff(durango, { file })).lacking).toEqual([])
      expect(origins(durango)).toEqual(['Secretariado Ejecutivo: file_missing'])
      expectValue(await importCutoff(durango, { file }))
      expect(origins(durango)).toEqual(['Secretariado Ejecutivo: taken_in'])
      expect(origins(council)).toEqual(['Secretariado Ejecutivo: own'])
      expect(shown(durango, { cutoff: name })).toEqual(shown(council, { cutoff: name }))
    },
  )

  test('counts the whole end of a chain that is lacking', async () => {
    const all = commitsOf(council)
    const lacking = beforeCutoff.filter(isOfAgreement)
    expect(lacking.length).toBeGreaterThan(1)
    give(
      durango,
      all.filter((commit) => !isOfAgreement(commit)),
    )
    expect(await carryFile()).toMatchObject({
      error: {
        code: 'cutoff_commits_missing',
        details: { count: lacking.length, offices: `Secretariado Ejecutivo (${lacking.length})` },
      },
    })
    // Of an agreement of which nothing came, nobody here knows what it is called.
    const told = expectValue(await examineCutoff(durango, { file })).lacking
    expect(told).toMatchObject([{ count: lacking.length, holds: 'agreement', agreement: null }])
  })

  test('is not repeated from a file that says something else', async () => {
    give(durango, commitsOf(council))
    expectValue(await writeCutoff(council, { name, file }))
    const content = cutoffFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    const importing = (changed: unknown) => {
      writeFileSync(file, typeof changed === 'string' ? changed : JSON.stringify(changed))
      return importCutoff(durango, { file })
    }
    const heads = content.vector.heads.slice(1)
    const fewer = { ...content, vector: { ...content.vector, heads } }
    expect(expectRefusal(await importing(fewer))).toBe('cutoff_digest_differs')
    expect(expectRefusal(await examineCutoff(durango, { file }))).toBe('cutoff_digest_differs')
    const other = { ...content, cutoff: { ...content.cutoff, digest: '0'.repeat(64) } }
    expect(expectRefusal(await importing(other))).toBe('cutoff_digest_differs')
    expect(expectRefusal(await importing({ ...content, more: 1 }))).toBe('cutoff_file_invalid')
    expect(expectRefusal(await importing('corte'))).toBe('cutoff_file_invalid')
    const text = JSON.stringify({ ...content, cutoff: { ...content.cutoff, name: 'Año' } })
    writeFileSync(file, text, 'latin1')
    expect(expectRefusal(await importCutoff(durango, { file }))).toBe('cutoff_file_invalid')
    expect(expectRefusal(await importCutoff(durango, { file: join(folder, 'no.json') }))).toBe(
      'file_missing',
    )
    const unknown = { ...content, cutoff: { ...content.cutoff, id: '0'.repeat(32) } }
    expect(expectRefusal(await importing(unknown))).toBe('cutoff_unknown')
    expect(expectRefusal(knownAt(durango, { cutoff: name }))).toBe('cutoff_vector_missing')
  })

  test('that was kept and then altered is refused, not repeated otherwise', async () => {
    give(durango, commitsOf(council))
    const { id } = expectValue(await carryFile())
    const kept = join(durango.directory, 'cutoffs', `${id}.json`)
    const content = cutoffFileSchema.parse(JSON.parse(readFileSync(kept, 'utf8')))
    const heads = content.vector.heads.slice(1)
    writeFileSync(kept, JSON.stringify({ ...content, vector: { ...content.vector, heads } }))
    expect(expectRefusal(knownAt(durango, { cutoff: name }))).toBe('cutoff_digest_differs')
  })

  test('is compared with moments of this register: what each knows that the other does not', async () => {
    // Durango knew of its own work before anything of the council came.
    durango.onDay('2017-01-17')
    give(durango, commitsOf(council))
    expectValue(await carryFile())
    const [colima] = obligations(council, { unit: 'MX-COL' }, { withdrawn: true })
    const between = (from: Past, to: Past) =>
      expectValue(compareMoments(durango, differenceSchema.params.parse({ from, to })))
    const since = between({ cutoff: name }, {})
    expect(since).toMatchObject({
      from: { cutoff: name, digest },
      to: { cutoff: null, digest: durango.register.read.digest() },
      total: 1,
      counts: { withdrawn: 1, added: 0, absent: 0 },
    })
    expect(since.agreements[0]?.rows).toMatchObject([
      {
        obligation: colima?.id,
        before: { unit: 'MX-COL', stands: true },
        after: { unit: 'MX-COL', stands: false },
        saves: [
          {
            only: 'to',
            intent: 'record.withdraw',
            author: 'Ana Torres',
            office: 'Secretariado Ejecutivo',
            reason: 'Capturada dos veces',
          },
          { only: 'to', intent: 'record.edit' },
        ],
      },
    ])
    expect(between({}, { cutoff: name })).toEqual(since)
    expect(between({ cutoff: name }, { cutoff: name }).total).toBe(0)
    // The council's own comparison says the same of the obligations.
    const there = expectValue(
      compareMoments(council, differenceSchema.params.parse({ from: { cutoff: name }, to: {} })),
    )
    expect(since.counts).toEqual(there.counts)
    expect(since.agreements[0]?.rows[0]?.after).toEqual(there.agreements[0]?.rows[0]?.after)

    // On the evening before, Durango had received nothing of it.
    const added = between({ asOf: '2017-01-16' }, { cutoff: name })
    expect(added).toMatchObject({ total: 32, counts: { added: 32, absent: 0 } })
  })

  test('is compared with one of yet another office', async () => {
    const all = commitsOf(council)
    const ofVerdict = all.find(({ commit }) => commit.intent === 'verdict.issue')
    give(
      durango,
      all.filter((commit) => commit !== ofVerdict),
    )
    const own = expectValue(makeCutoff(durango, { as: durango.person, name: 'Durango' }))
    const ownFile = join(folder, 'durango.json')
    expectValue(await writeCutoff(durango, { name: own.id, file: ownFile }))
    expectValue(await writeCutoff(council, { name, file }))
    // An office that made neither of the two.
    const colima = foundOffice('2017-01-17', 'Secretaría de Seguridad de Colima')
    give(colima, all)
    give(colima, commitsOf(durango))
    expectValue(await importCutoff(colima, { file }))
    expectValue(await importCutoff(colima, { file: ownFile }))
    const found = expectValue(
      compareMoments(
        colima,
        differenceSchema.params.parse({ from: { cutoff: name }, to: { cutoff: 'Durango' } }),
      ),
    )
    const rows = found.agreements.flatMap((agreement) => agreement.rows)
    const ofDurango = rows.find(({ before }) => before?.unit === 'MX-DUR')
    const [one, other] =
      found.from.cutoff === name ? (['before', 'after'] as const) : (['after', 'before'] as const)
    expect(ofDurango).toMatchObject({
      [one]: { compliance: 'met' },
      [other]: { compliance: 'in_progress', verification: 'reported' },
    })
    expect(ofDurango?.saves.find(({ intent }) => intent === 'verdict.issue')?.only).toBe(
      found.from.cutoff === name ? 'from' : 'to',
    )
    // The withdrawal continues the verdict: in Durango it waited for it too.
    expect(found.total).toBe(1)
  })
})

describe('a cut-off of one’s own', () => {
  test('has a file name that every system takes', () => {
    expect(expectValue(cutoffFileName(council, { name }))).toEqual({
      name: 'corte-informe-al-consejo-2017-01-16.json',
    })
    expect(expectRefusal(cutoffFileName(council, { name: 'Otro' }))).toBe('cutoff_unknown')
  })

  test('needs no file, and takes its own all the same', async () => {
    expectValue(await writeCutoff(council, { name, file }))
    expect(expectValue(await importCutoff(council, { file }))).toMatchObject({
      commits: beforeCutoff.length,
    })
    expect(existsSync(join(council.directory, 'cutoffs'))).toBe(false)
  })

  test('names what had arrived before what it continues', async () => {
    const all = commitsOf(council)
    const ofVerdict = all.find(({ commit }) => commit.intent === 'verdict.issue')
    const ofReport = all.find(({ commit }) => commit.intent === 'progress.record')
    if (ofVerdict === undefined || ofReport === undefined) throw new Error('no such commit')
    // Durango freezes while the report is still on its way, and the council repeats that.
    give(
      durango,
      all.filter((commit) => commit !== ofReport),
    )
    const made = expectValue(makeCutoff(durango, { as: durango.person, name: 'Durango' }))
    give(durango, [ofReport])
    expectValue(await writeCutoff(durango, { name: 'Durango', file }))
    const { held } = cutoffFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).vector
    expect(held.map(({ hash }) => hash)).toContain(ofVerdict.hash)
    give(council, commitsOf(durango))
    expect(expectValue(await importCutoff(council, { file })).digest).toBe(made.digest)
    const there = shown(durango, { cutoff: 'Durango' })
    expect(there.digest).toBe(made.digest)
    expect(shown(council, { cutoff: 'Durango' })).toEqual(there)
  })
})
