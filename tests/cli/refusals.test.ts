import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliErrorSchema } from '../../src/contract/cli.ts'
import type { ErrorCode } from '../../src/contract/errors.ts'
import { recordDefinitions } from '../../src/core/schema/records.ts'
import { acuerdos, words, type Outcome } from './command.ts'
import {
  communique,
  copyOf,
  engineOver,
  prepareRegister,
  stateOf,
  temporaryFolder,
  type PreparedRegister,
} from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister
let before: unknown

beforeAll(async () => {
  prepared = await prepareRegister(folder)
  before = stateOf(prepared.directory)
  writeFileSync(join(folder, 'empty.txt'), '')
  writeFileSync(join(folder, 'picture.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))
  writeFileSync(join(folder, 'letter.txt'), 'Estimado señor:\n\nLe saludo.\n')
  mkdirSync(join(folder, 'a-folder'))
}, 60_000)

/** With `--json` a refusal is one object on standard error and nothing on standard output. */
function expectRefusal(outcome: Outcome, code: ErrorCode, status = 1): string {
  expect(outcome.out).toBe('')
  const { error } = cliErrorSchema.parse(JSON.parse(outcome.error))
  expect({ code: error.code, status: outcome.status }).toEqual({ code, status })
  expect(error.message, 'a sentence with everything filled in').not.toMatch(
    /\{\{|undefined|errors\./,
  )
  return error.message
}

interface Case {
  readonly what: string
  readonly code: ErrorCode
  readonly command: (register: PreparedRegister) => readonly string[]
}

const report = (obligation: string): readonly string[] =>
  words`progress ${obligation} --claim met --text ${'Se hizo'} --as ${'Berta Ruiz'}`
const determine = (obligation: string, person: string, result: string): readonly string[] =>
  words`verdict ${obligation} --result ${result} --reason Consta --as ${person}`
const titleOf = (agreement: string): string =>
  `${agreement}/${recordDefinitions.agreement.fields.title.number}`
const textOf = (agreement: string): string =>
  `${agreement}/${recordDefinitions.agreement.fields.text.number}`
const unknownId = 'ffffffffffffffffffffffffffffffff'

const cases: readonly Case[] = [
  {
    what: 'a verdict of met where nothing but words was reported',
    code: 'verdict_without_evidence_file',
    command: ({ obligations, berta }) => determine(obligations.withoutFile, berta, 'met'),
  },
  {
    what: 'a verdict by the person who reported',
    code: 'verdict_own_work',
    command: ({ obligations, ana }) => determine(obligations.reported, ana, 'not_met'),
  },
  {
    what: 'a verdict by the person who withdrew their report since',
    code: 'verdict_own_work',
    command: ({ obligations, ana }) => determine(obligations.takenBack, ana, 'returned'),
  },
  {
    what: 'a verdict by the same person under their second entry',
    code: 'verdict_own_work',
    command: ({ obligations, anaAgain }) => determine(obligations.reported, anaAgain, 'met'),
  },
  {
    what: 'a verdict by the person who rewrote a colleague’s report',
    code: 'verdict_own_work',
    command: ({ obligations, berta }) => determine(obligations.corrected, berta, 'not_met'),
  },
  {
    what: 'a verdict with a fulfilment that is still to come',
    code: 'verdict_fulfilment_in_future',
    command: ({ obligations, berta }) => [
      ...determine(obligations.reported, berta, 'met'),
      ...words`--fulfilled-on 2018-01-02 --today 2018-01-01`,
    ],
  },
  {
    what: 'a verdict without a reason',
    code: 'reason_required',
    command: ({ obligations, berta }) =>
      words`verdict ${obligations.reported} --result met --reason ${' '} --as ${berta}`,
  },
  {
    what: 'a progress report on a withdrawn obligation',
    code: 'obligation_withdrawn',
    command: ({ obligations }) => report(obligations.withdrawn),
  },
  {
    what: 'a progress report that says nothing',
    code: 'report_empty',
    command: ({ obligations }) =>
      words`progress ${obligations.untouched} --claim met --text ${''} --as ${'Berta Ruiz'}`,
  },
  {
    what: 'a percentage over a hundred',
    code: 'percent_invalid',
    command: ({ obligations }) => [...report(obligations.untouched), ...words`--percent 101`],
  },
  {
    what: 'evidence that is not there, after evidence that is',
    code: 'file_missing',
    command: ({ obligations }) => [
      ...report(obligations.untouched),
      ...words`--evidence letter.txt --evidence nowhere.txt`,
    ],
  },
  {
    what: 'evidence that is empty',
    code: 'file_empty',
    command: ({ obligations }) => [
      ...report(obligations.untouched),
      ...words`--evidence empty.txt`,
    ],
  },
  {
    what: 'a day that no calendar has',
    code: 'date_invalid',
    command: ({ obligations }) => [
      ...report(obligations.untouched),
      ...words`--cut-off 2017-02-30`,
    ],
  },
  {
    what: 'today on a day that no calendar has',
    code: 'date_invalid',
    command: () => words`list units --today 2017-13-01`,
  },
  {
    what: 'a field with a day that no calendar has',
    code: 'date_invalid',
    command: ({ ana }) =>
      words`add session body=CNSP ordinal=90 roman=XC type=ordinary date=2017-02-30 --as ${ana}`,
  },
  {
    what: 'a unit that nobody knows',
    code: 'unit_unknown',
    command: ({ ana }) => words`add person name=Celia unit=NO-EXISTE --as ${ana}`,
  },
  {
    what: 'a session that nobody knows',
    code: 'session_unknown',
    command: () => words`report dossier --session CCC --format pdf --out x.pdf`,
  },
  {
    what: 'a session that is no number',
    code: 'session_unknown',
    command: () => words`report dossier --session marzo --format pdf --out x.pdf`,
  },
  {
    what: 'a dossier of no session',
    code: 'session_required',
    command: () => words`report dossier --format pdf --out x.pdf`,
  },
  {
    what: 'a dossier in a format that it has not',
    code: 'report_format_unknown',
    command: () => words`report dossier --session XLI --format ics --out x.ics`,
  },
  {
    what: 'a standard of a file that is no PDF',
    code: 'report_standard_of_pdf',
    command: () => words`report dossier --session XLI --format docx --standard a-2a --out x.docx`,
  },
  {
    what: 'a dossier into a folder that is not there',
    code: 'output_not_writable',
    command: () => words`report dossier --session XLI --format csv --out no/where/x.csv`,
  },
  {
    what: 'a body that nobody knows',
    code: 'body_unknown',
    command: () => words`capture ${communique} --body NADIE`,
  },
  {
    what: 'a cut-off that nobody made',
    code: 'cutoff_unknown',
    command: () => words`list units --cutoff ${'cierre 2017'}`,
  },
  {
    what: 'a state from before the register began',
    code: 'as_of_before_receipts',
    command: () => words`list units --as-of 2001-01-01`,
  },
  {
    what: 'a state that is still to come',
    code: 'as_of_in_future',
    command: ({ ana }) => words`show ${ana} --as-of 2999-01-01`,
  },
  {
    what: 'a field in conflict',
    code: 'field_in_conflict',
    command: ({ agreementInConflict, ana }) =>
      words`set ${agreementInConflict} title=Otro --as ${ana}`,
  },
  {
    what: 'a decision on a conflict that is none',
    code: 'conflict_unknown',
    command: ({ ana }) => words`resolve ${unknownId}/11 --value Otro --reason Consta --as ${ana}`,
  },
  {
    what: 'a decision for a change that is no value of the conflict',
    code: 'conflict_change_unknown',
    command: ({ agreementInConflict, ana }) =>
      words`resolve ${titleOf(agreementInConflict)} --keep ${unknownId} --reason Consta --as ${ana}`,
  },
  {
    what: 'a decision on a field with one value',
    code: 'conflict_resolved',
    command: ({ agreementInConflict, ana }) =>
      words`resolve ${textOf(agreementInConflict)} --value Otro --reason Consta --as ${ana}`,
  },
  {
    what: 'a decision without a reason',
    code: 'reason_required',
    command: ({ agreementInConflict, ana }) =>
      words`resolve ${titleOf(agreementInConflict)} --value Otro --as ${ana}`,
  },
  {
    what: 'a field that does not exist',
    code: 'field_unknown',
    command: ({ ana, berta }) => words`set ${berta} nombre=Berta --as ${ana}`,
  },
  {
    what: 'a required field left empty',
    code: 'field_required',
    command: ({ ana, berta }) => words`set ${berta} name= --as ${ana}`,
  },
  {
    what: 'a change that changes nothing',
    code: 'nothing_to_change',
    command: ({ ana, berta }) => words`set ${berta} ${'name=Berta Ruiz'} --as ${ana}`,
  },
  {
    what: 'a code that is not in the list',
    code: 'code_invalid',
    command: ({ ana }) => words`add unit code=X-1 kind=ministerio --as ${ana}`,
  },
  {
    what: 'a kind of record that does not exist',
    code: 'kind_unknown',
    command: ({ ana }) => words`add cosa name=X --as ${ana}`,
  },
  {
    what: 'a verdict added past its rules',
    code: 'kind_not_editable',
    command: ({ ana }) => words`add verdict result=met --as ${ana}`,
  },
  {
    what: 'a condition on a field that the list has not',
    code: 'field_unknown',
    command: () => words`list units --where color=azul`,
  },
  {
    what: 'a condition that its field cannot meet',
    code: 'filter_invalid',
    command: () => words`list obligations --where reports>muchos`,
  },
  {
    what: 'a condition with a code that nothing has',
    code: 'code_invalid',
    command: () => words`list obligations --where compliance=bogus`,
  },
  {
    what: 'a condition on a session that nobody knows',
    code: 'session_unknown',
    command: () => words`list obligations --where session=CCC`,
  },
  {
    what: 'a condition on a unit that nobody knows',
    code: 'unit_unknown',
    command: () => words`list obligations --where unit=NO-EXISTE`,
  },
  {
    what: 'a condition on an agreement that nobody knows',
    code: 'agreement_unknown',
    command: () => words`list clauses --where agreement=01/XLI/99`,
  },
  {
    what: 'a condition with a day that no calendar has',
    code: 'date_invalid',
    command: () => words`list obligations --where due<30/12/2017`,
  },
  {
    what: 'an order by a field that the list has not',
    code: 'sort_invalid',
    command: () => words`list units --sort color`,
  },
  {
    what: 'an extension to an earlier day',
    code: 'extension_not_later',
    command: ({ obligations, berta }) =>
      words`extend ${obligations.untouched} --to 1999-01-01 --authority Consejo --reason Prisa --as ${berta}`,
  },
  {
    what: 'a letter of a day that is still to come',
    code: 'day_in_future',
    command: ({ obligations, berta }) =>
      words`notify ${obligations.untouched} --number 1 --date 2017-02-02 --today 2017-02-01 --as ${berta}`,
  },
  {
    what: 'progress up to a day that is still to come',
    code: 'day_in_future',
    command: ({ obligations }) => [
      ...report(obligations.untouched),
      ...words`--cut-off 2017-02-02 --today 2017-02-01`,
    ],
  },
  {
    what: 'an acknowledgement before the letter',
    code: 'acknowledged_before_letter',
    command: ({ obligations, berta }) =>
      words`notify ${obligations.untouched} --number 1 --date 2017-02-02 --acknowledged 2017-02-01 --as ${berta}`,
  },
  {
    what: 'a second withdrawal',
    code: 'already_withdrawn',
    command: ({ obligations, ana }) =>
      words`withdraw ${obligations.withdrawn} --reason ${'Otra vez'} --as ${ana}`,
  },
  {
    what: 'a record that is not there',
    code: 'record_unknown',
    command: () => words`show ${unknownId}`,
  },
  {
    what: 'an id that is none',
    code: 'record_unknown',
    command: ({ ana }) => words`withdraw ${'la primera'} --reason Sobra --as ${ana}`,
  },
  {
    what: 'progress on something that is no obligation',
    code: 'record_kind_wrong',
    command: ({ ana }) => report(ana),
  },
  {
    what: 'nobody working',
    code: 'person_required',
    command: ({ berta }) => words`set ${berta} email=b@example.org`,
  },
  {
    what: 'a stranger working',
    code: 'person_unknown',
    command: ({ berta }) => words`set ${berta} email=b@example.org --as Carlos`,
  },
  {
    what: 'a stranger working under an id',
    code: 'person_unknown',
    command: ({ berta }) => words`set ${berta} email=b@example.org --as ${unknownId}`,
  },
  {
    what: 'a document that is not there',
    code: 'file_missing',
    command: () => words`capture nowhere.txt`,
  },
  {
    what: 'a document that is empty',
    code: 'file_empty',
    command: () => words`capture empty.txt`,
  },
  {
    what: 'a document that is a folder',
    code: 'file_unreadable',
    command: () => words`capture a-folder`,
  },
  {
    what: 'a document that is no text',
    code: 'file_binary',
    command: () => words`capture picture.txt`,
  },
  {
    what: 'a document without any agreement',
    code: 'text_without_agreements',
    command: () => words`capture letter.txt`,
  },
  {
    what: 'a new register where there is one',
    code: 'register_exists',
    command: () => words`init`,
  },
  {
    what: 'a report of a later version',
    code: 'command_not_available',
    command: () => words`report open-data --format json --out x.json`,
  },
  {
    what: 'a register that is to wait for approval where there is one',
    code: 'register_exists',
    command: () => words`init --join --office Durango --person Luz`,
  },
]

describe('refused, with the register as it was', { timeout: 60_000 }, () => {
  it.concurrent.each(cases)('$what: $code', async ({ code, command }) => {
    const register = copyOf(prepared.directory, folder)
    const outcome = await acuerdos([...command(prepared), '--json'], { register, cwd: folder })
    expectRefusal(outcome, code)
    expect(stateOf(register)).toEqual(before)
  })
})

describe('a dossier in the place of the register', { timeout: 60_000 }, () => {
  it('is refused, with the register as it was', async () => {
    const register = copyOf(prepared.directory, folder)
    const out = join(register, 'register.sqlite')
    const outcome = await acuerdos(
      words`report dossier --session XLI --format csv --out ${out} --json`,
      { register },
    )
    expect(expectRefusal(outcome, 'output_inside_register')).toContain(out)
    expect(stateOf(register)).toEqual(before)
  })
})

describe('a register that another program has open', { timeout: 60_000 }, () => {
  it('can be read, and not written', async () => {
    const register = copyOf(prepared.directory, folder)
    const other = engineOver(register)
    const attempt = await acuerdos(
      [...report(prepared.obligations.untouched), ...words`--evidence letter.txt --json`],
      { register, cwd: folder },
    )
    const reading = await acuerdos(['list', 'units', '--limit', '1', '--json'], { register })
    other.close()
    expectRefusal(attempt, 'register_locked')
    expect(reading.status).toBe(0)
    expect(stateOf(register)).toEqual(before)
  })
})

describe('a sentence', { timeout: 60_000 }, () => {
  it('is in Spanish unless asked for in English, and one line for people', async () => {
    const question = words`show ${unknownId}`
    const register = prepared.directory
    const [spanish, english, object] = await Promise.all([
      acuerdos(question, { register }),
      acuerdos([...question, '--lang', 'en'], { register }),
      acuerdos([...question, '--lang=en', '--json'], { register }),
    ])
    expect(spanish).toMatchObject({ status: 1, out: '' })
    expect(spanish.error).toBe(
      `No hay ningún registro «${unknownId}». No se cambió nada. Compruebe el identificador.\n`,
    )
    expect(english.error).toBe(
      `There is no record “${unknownId}”. Nothing was changed. Check the id.\n`,
    )
    expect(expectRefusal(object, 'record_unknown')).toBe(english.error.trim())
  })

  it('names the ids of people with one name', async () => {
    const register = copyOf(prepared.directory, folder)
    await acuerdos(['add', 'person', 'name=BERTA RUÍZ', '--as', 'Ana Pérez'], { register })
    const outcome = await acuerdos(
      ['set', prepared.ana, 'email=a@example.org', '--as', 'Berta Ruiz', '--json'],
      { register },
    )
    expect(expectRefusal(outcome, 'person_ambiguous')).toContain(prepared.berta)
  })

  it('says that there is no register', async () => {
    const outcome = await acuerdos(['list', 'units', '--json'], { register: join(folder, 'none') })
    expect(expectRefusal(outcome, 'register_missing')).toContain(join(folder, 'none'))
    expectRefusal(await acuerdos(['list', 'units', '--json']), 'register_not_chosen')
  })
})
