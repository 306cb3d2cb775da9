/** Commands that write while another program has the register open: they work through its engine. */
import { join } from 'node:path'
import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import { cliCommands, cliErrorSchema, listOutputSchema } from '../../src/contract/cli.ts'
import { listenBeside, type Listening } from '../../src/main/engine/beside/listen.ts'
import type { Engine } from '../../src/main/engine/engine.ts'
import { acuerdos, expectOutput, words, type Outcome } from './command.ts'
import * as z from 'zod'
import {
  answered,
  communique,
  copyOf,
  engineOver,
  prepareRegister,
  temporaryFolder,
  type PreparedRegister,
} from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister
let register: string
/** As the window's: it holds the register for as long as it is open. */
let engine: Engine
let listening: Listening
const log: string[] = []

beforeAll(async () => {
  prepared = await prepareRegister(folder)
  register = copyOf(prepared.directory, folder)
  engine = engineOver(register)
  listening = await listenBeside(register, engine, (line) => void log.push(line))
}, 60_000)

afterAll(async () => {
  await listening.close()
  engine.close()
})

const run = (given: readonly string[]): Promise<Outcome> => acuerdos(given, { register })

/** How many of Durango's obligations the window shows under another unit. */
const windowSays = () =>
  answered(
    engine,
    'records.list',
    {
      kind: 'obligations',
      where: [
        { field: 'namedUnit', operator: '=', values: ['MX-DUR'] },
        { field: 'unit', operator: '!=', values: ['MX-DUR'] },
      ],
    },
    z.object({ total: z.int() }),
  )

describe('beside an open window', { timeout: 60_000 }, () => {
  it('a report with its file and the verdict of another are saved, on the day that is given', async () => {
    const { untouched } = prepared.obligations
    expectOutput(
      await run(
        words`progress ${untouched} --as ${prepared.ana} --today 2017-02-01 --claim met --text ${'Se concluyó.'} --evidence ${prepared.evidenceFile} --json`,
      ),
      cliCommands.progress.output,
    )
    const verdict = words`verdict ${untouched} --today 2017-02-03 --result met --fulfilled-on 2017-01-31 --reason ${'Consta en el oficio.'} --json`
    const own = await run([...verdict, '--as', prepared.ana, '--lang', 'en'])
    expect(own.status).toBe(1)
    const { error } = cliErrorSchema.parse(JSON.parse(own.error))
    expect(error.code).toBe('verdict_own_work')
    expect(error.message).toMatch(/^[A-Z][a-z ]/)
    const judged = expectOutput(
      await run([...verdict, '--as', prepared.berta]),
      cliCommands.verdict.output,
    )
    expect(judged).toMatchObject({ compliance: 'met' })
    const { rows } = expectOutput(
      await run(words`list verdicts --where obligation=${untouched} --json`),
      listOutputSchema('verdicts'),
    )
    expect(rows).toMatchObject([{ issuedOn: '2017-02-03' }])
  })

  it('several that write at once are all served', async () => {
    const names = ['Celia', 'Diego', 'Elena', 'Fabián']
    const outcomes = await Promise.all(
      names.map((name) => run(words`add person name=${name} --as ${prepared.ana} --json`)),
    )
    for (const outcome of outcomes) expectOutput(outcome, cliCommands.add.output)
  })

  it('a communiqué is read and kept with the file as it was', async () => {
    const captured = await run(
      words`capture ${communique} --accept --as ${prepared.ana} --today 2017-02-03 --json`,
    )
    expect(captured.status).toBe(0)
    const { rows } = expectOutput(
      await run(words`list sessions --where session=XLI --json`),
      listOutputSchema('sessions'),
    )
    expect(rows).toMatchObject([{ agreements: 14 }])
  })

  it('a command on another day is told who answers then, and the window keeps its own day', async () => {
    expectOutput(
      await run(
        words`add succession predecessor=MX-DUR successor=MX-COA kind=replaces date=2040-01-01 --as ${prepared.ana} --json`,
      ),
      cliCommands.add.output,
    )
    const ofDurango = words`list obligations --where namedUnit=MX-DUR --where role=obliged --where compliance=not_started --where due!= --limit 1 --json`
    const answering = async (...given: string[]) => {
      const listed = await run([...ofDurango, ...given])
      const { rows } = expectOutput(listed, listOutputSchema('obligations'))
      return rows
    }
    expect(await answering()).toMatchObject([{ unit: 'MX-DUR' }])
    expect(await answering('--today', '2040-02-01')).toMatchObject([
      { unit: 'MX-COA', responsibleSince: '2040-01-01', overdue: true },
    ])
    expect(await answering('--today', '2016-12-21')).toMatchObject([
      { unit: 'MX-DUR', overdue: false },
    ])
    const [one] = await answering('--today', '2040-02-01')
    const [seen] = await Promise.all([answering('--today', '2040-02-01'), windowSays()])
    expect(seen).toMatchObject([{ id: one?.id, unit: 'MX-COA' }])
    expect(await windowSays()).toEqual({ total: 0 })
    // What is saved on another day does not leave the tables there, which other commands read beside the window.
    expectOutput(
      await run(
        words`notify ${one?.id ?? ''} --number SE/9 --date 2040-01-05 --today 2040-02-01 --as ${prepared.ana} --json`,
      ),
      cliCommands.notify.output,
    )
    expect(await answering()).toMatchObject([{ unit: 'MX-DUR', responsibleSince: null }])
  })

  it('and nothing of it needed to be said, nor is anything wrong', async () => {
    expect(log).toEqual([])
    expect(await engine.call('register.check', {})).toMatchObject({ ok: true, value: { ok: true } })
  })

  it('where no engine listens any more the register is found locked, and read all the same', async () => {
    const locked = copyOf(prepared.directory, folder)
    const other = engineOver(locked)
    try {
      const refused = await acuerdos(words`add person name=Celia --as ${prepared.ana} --json`, {
        register: locked,
      })
      expect(cliErrorSchema.parse(JSON.parse(refused.error)).error.code).toBe('register_locked')
      const read = await acuerdos(words`list people`, { register: join(locked) })
      expect(read.status).toBe(0)
    } finally {
      other.close()
    }
  })
})
