import { createHash } from 'node:crypto'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import type { ErrorCode } from '../../src/contract/errors.ts'
import { words } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { prepareRegister, temporaryFolder, type PreparedRegister } from './registers.ts'

/** What cannot be: refused with a sentence, and the register holds afterwards what it held before. */
const folder = temporaryFolder()
const register = join(folder, 'register')
const { acuerdos, json, refusal, page, shownRecord } = commandLineOver(register)
let prepared: PreparedRegister

/** Records that the lines below are about. */
let regionInside: string
let agreement: string
let later: string
let post: string
let assignment: string
let link: string
let funding: string
let indicator: string

const as = (line: readonly string[], person = prepared.ana): readonly string[] => [
  ...line,
  '--as',
  person,
]
const added = async (line: readonly string[]): Promise<string> =>
  cliCommands.add.output.parse(await json(as(['add', ...line]))).id

/** Every row of every table: commits, receipts, and what is derived. */
function contents(): string {
  const database = new BetterSqlite3(join(register, 'register.sqlite'), { readonly: true })
  const hash = createHash('sha256')
  const tables = database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
    .all()
  for (const { name } of tables) {
    hash.update(name)
    for (const row of database.prepare(`SELECT * FROM "${name}"`).raw().iterate()) {
      hash.update(JSON.stringify(row))
    }
  }
  database.close()
  return hash.digest('hex')
}

beforeAll(async () => {
  prepared = await prepareRegister(folder)
  for (const code of ['REGION', 'ZONA', 'PLAZA']) await added(words`unit code=${code} kind=other`)
  regionInside = await added(words`placement unit=ZONA parent=REGION from=2016`)
  await added(words`placement unit=PLAZA parent=ZONA`)
  agreement = await added(words`agreement session=XLI kind=acuerdo text=Informar`)
  later = await added(words`agreement session=XLII kind=acuerdo text=Derogar`)
  link = await added(words`link agreement=${later} kind=repeals target=${agreement}`)
  post = await added(words`post name=Titular unit=REGION single=true`)
  assignment = await added(
    words`assignment person=${prepared.ana} post=${post} from=2016-01-01 to=2018-12-31`,
  )
  indicator = await added(words`indicator name=Homicidios`)
  funding = await added(words`funding fund=FASP year=2031 entity=MX-DUR federalAmount=1000`)
}, 60_000)

interface Impossible {
  readonly what: string
  readonly code: ErrorCode
  readonly line: () => readonly string[]
}

const cases: readonly Impossible[] = [
  {
    what: 'a unit below itself',
    code: 'placement_circular',
    line: () => words`add placement unit=ZONA parent=ZONA`,
  },
  {
    what: 'a unit below one of those below it',
    code: 'placement_circular',
    line: () => words`add placement unit=REGION parent=PLAZA`,
  },
  {
    what: 'a placement moved so that the tree closes upon itself',
    code: 'placement_circular',
    line: () => words`set ${regionInside} parent=PLAZA`,
  },
  {
    what: 'a placement that ends before it begins',
    code: 'term_reversed',
    line: () => words`set ${regionInside} to=2015-06`,
  },
  {
    what: 'a term that ends before it begins',
    code: 'term_reversed',
    line: () =>
      words`add assignment person=${prepared.berta} post=${post} from=2020-05-01 to=2020-04-30`,
  },
  {
    what: 'a term corrected to end before it begins',
    code: 'term_reversed',
    line: () => words`set ${assignment} to=2015`,
  },
  {
    what: 'a unit that ceases before it exists',
    code: 'term_reversed',
    line: () => words`add unit code=EFIMERA kind=other validFrom=2020 validTo=2019`,
  },
  {
    what: 'an amount in words',
    code: 'amount_invalid',
    line: () => words`set ${funding} exercised=${'mil pesos'}`,
  },
  {
    what: 'an amount with the comma before its decimals',
    code: 'amount_invalid',
    line: () => words`set ${funding} exercised=1.234,56`,
  },
  {
    what: 'an amount in powers of ten',
    code: 'amount_invalid',
    line: () => words`set ${funding} exercised=1e5`,
  },
  {
    what: 'an amount below zero',
    code: 'amount_negative',
    line: () => words`set ${funding} exercised=-5`,
  },
  {
    what: 'a fraction of a centavo',
    code: 'amount_decimals',
    line: () => words`add instalment funding=${funding} order=1 amount=0.005`,
  },
  {
    what: 'more money than there is',
    code: 'amount_too_large',
    line: () => words`set ${funding} federalAmount=99999999999999999`,
  },
  {
    what: 'an agreement that repeals itself',
    code: 'link_to_itself',
    line: () => words`add link agreement=${agreement} kind=repeals target=${agreement}`,
  },
  {
    what: 'a link of another bent back upon where it begins',
    code: 'link_to_itself',
    line: () => words`set ${link} target=${later}`,
  },
  {
    what: 'a unit that succeeds itself',
    code: 'succession_to_itself',
    line: () => words`add succession predecessor=ZONA successor=ZONA kind=replaces date=2020`,
  },
  {
    what: 'a unit moved under one of those below it',
    code: 'placement_circular',
    line: () => words`move-unit REGION --under PLAZA --on 2026-01-01`,
  },
  {
    what: 'a unit that ends and is its own successor',
    code: 'succession_to_itself',
    line: () => words`end-unit ZONA --on 2026-01-01 --successor ZONA`,
  },
  {
    what: 'the same money a second time',
    code: 'funding_repeated',
    line: () => words`add funding fund=FASP year=2031 entity=MX-DUR federalAmount=5`,
  },
  {
    what: 'a measurement in words',
    code: 'number_invalid',
    line: () => words`set ${indicator} target=${'mucho'}`,
  },
  {
    what: 'a reassignment of several of which one was withdrawn',
    code: 'bulk_refused',
    line: () =>
      words`reassign ${prepared.obligations.untouched} ${prepared.obligations.withdrawn} --to MX-MOR --from 2026-01-01 --authority Pleno --reason Convenio`,
  },
  {
    what: 'an extension to an earlier day that nobody confirmed',
    code: 'extension_not_later',
    line: () =>
      words`extend ${prepared.obligations.untouched} --to 1999-01-01 --authority Pleno --reason Prisa`,
  },
  {
    what: 'an extension of several, earlier for one',
    code: 'bulk_refused',
    line: () =>
      words`extend ${prepared.obligations.untouched} ${prepared.obligations.reported} --to 1999-01-01 --authority Pleno --reason Prisa`,
  },
  {
    what: 'progress on several of which one was withdrawn',
    code: 'bulk_refused',
    line: () =>
      words`progress ${prepared.obligations.untouched} ${prepared.obligations.withdrawn} --claim met --text Hecho`,
  },
]

describe('what cannot be', { timeout: 30_000 }, () => {
  it.each(cases)('$what: $code', async ({ code, line }) => {
    const before = contents()
    const refused = await refusal(as(line()))
    expect(refused.code).toBe(code)
    expect(contents()).toBe(before)
    for (const [language, unchanged] of [
      ['es', /No se (?:guardó|cambió|agregó|registró) nada/],
      ['en', /[Nn]othing was (?:saved|changed|added|recorded)/],
    ] as const) {
      const { status, out, error } = await acuerdos(as([...line(), '--lang', language]))
      expect({ status, out }).toEqual({ status: 1, out: '' })
      expect(error).toMatch(unchanged)
    }
    expect(contents()).toBe(before)
  })

  it('two holders of a post for one stand, and whoever enters the second is warned', async () => {
    const { id, warnings } = cliCommands.add.output.parse(
      await json(
        as(
          words`add assignment person=${prepared.berta} post=${post} from=2018-06-01 to=2020-05-31`,
        ),
      ),
    )
    expect(warnings).toMatchObject([{ code: 'post_held_by_another' }])
    expect((await page('assignments', words`--where id=${id}`)).total).toBe(1)
    const after = await json(as(words`set ${id} from=2019-01-01`))
    expect(cliCommands.set.output.parse(after).warnings).toEqual([])
  })

  it('a placement written upside down can be turned, since what it said itself does not count', async () => {
    await json(as(words`set ${regionInside} unit=REGION parent=ZONA`))
    expect((await page('placements', words`--where unit=REGION`)).rows).toMatchObject([
      { id: regionInside, parent: 'ZONA' },
    ])
  })

  it('money called otherwise is still that money, and not the same a second time', async () => {
    await json(as(words`set ${funding} fund=${'Fasp'}`))
    expect((await page('funding', words`--where id=${funding}`)).rows).toMatchObject([
      { fund: 'Fasp', federalAmount: 1000 },
    ])
  })

  it('a bulk action names every row that is not allowed, with its reason', async () => {
    const { untouched, withdrawn, withoutFile } = prepared.obligations
    const line = words`verdict ${untouched} ${withoutFile} ${withdrawn} --result met --reason Consta`
    const { code, details } = await refusal(as(line, prepared.berta))
    expect(code).toBe('bulk_refused')
    expect(details['obligations']).toEqual([untouched, withoutFile, withdrawn])
    const told = await acuerdos(as([...line, '--lang', 'en'], prepared.berta))
    for (const id of [untouched, withoutFile, withdrawn]) expect(told.error).toContain(id)
    expect((await shownRecord([untouched])).kind).toBe('obligation')
  })
})
