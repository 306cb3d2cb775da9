import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cliCommands, listOutputSchema } from '../../src/contract/cli.ts'
import { methods } from '../../src/contract/ipc.ts'
import { acuerdos, expectOutput, root, words } from './command.ts'
import { communique, temporaryFolder } from './registers.ts'

const folder = temporaryFolder()
const sha256 = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex')

it('takes a communiqué to a dossier: one person reports with evidence, another verifies', async () => {
  const register = join(folder, 'register')
  const evidence = join(folder, 'oficio.txt')
  writeFileSync(evidence, 'Oficio 12/2017\n')
  const run = (given: readonly string[]) =>
    acuerdos([...given, '--json'], { register, cwd: folder })

  const created = expectOutput(
    await run(words`init --office ${'Secretariado Ejecutivo'} --person ${'Ana Pérez'}`),
    cliCommands.init.output,
  )
  expect(created.register).toBe(register)

  // Berta is added by Ana, who is found by her name without its accent.
  const berta = expectOutput(
    await run(words`add person name=${'Berta Ruiz'} --as ${'ana perez'}`),
    cliCommands.add.output,
  ).id

  const read = expectOutput(await run(words`capture ${communique}`), cliCommands.capture.output)
  expect(read.session).toMatchObject({ body: 'CNSP', ordinal: 41, roman: 'XLI', type: 'ordinary' })
  const acceptance = words`capture ${communique} --accept --as ${created.person}`
  const accepted = expectOutput(await run(acceptance), cliCommands.capture.output)
  expect(accepted.agreements).toHaveLength(read.agreements.length)
  expect(accepted.agreements.map(({ title }) => title)).toEqual(
    read.agreements.map(({ title }) => title),
  )

  // A second acceptance names what is there and doubles nothing.
  const again = expectOutput(await run(acceptance), cliCommands.capture.output)
  expect(again.agreements.map((agreement) => 'id' in agreement && agreement.existing)).toEqual(
    read.agreements.map(() => true),
  )
  expect(idsOf(again.agreements)).toEqual(idsOf(accepted.agreements))

  const before = expectOutput(
    await run(words`list obligations --where unit=MX-DUR --where session=XLI`),
    listOutputSchema('obligations'),
  )
  const [obligation] = before.rows
  expect(obligation).toMatchObject({ compliance: 'not_started', verification: 'none' })
  const id = obligation?.id ?? ''

  const letter = words`--number SE/1/2017 --date 2017-01-10 --acknowledged 2017-01-12`
  expectOutput(
    await run([...words`notify ${id} --as ${berta}`, ...letter]),
    cliCommands.notify.output,
  )

  const done = words`--claim met --percent 100 --cut-off 2017-11-30 --evidence oficio.txt`
  const reported = expectOutput(
    await run([
      ...words`progress ${id} --as ${'Ana Pérez'} --today 2017-12-01`,
      ...words`--text ${'Se suscribió el convenio.'}`,
      ...done,
    ]),
    methods['progress.record'].result,
  )
  expect(reported.evidence.map((kept) => kept.sha256)).toEqual([sha256(evidence)])

  const verdict = expectOutput(
    await run([
      ...words`verdict ${id} --as ${'Berta Ruiz'} --today 2017-12-15`,
      ...words`--result met --reason ${'El convenio consta.'} --fulfilled-on 2017-11-30`,
    ]),
    methods['verdict.issue'].result,
  )
  expect(verdict).toMatchObject({ compliance: 'met', verification: 'validated' })

  // What the records state is the day that the command was given.
  const shown = expectOutput(
    await run(words`show ${verdict.id} --history`),
    cliCommands.show.output,
  )
  expect(shown.kind).toBe('verdict')
  expect(shown.fields).toMatchObject({ result: 'met', issuedOn: '2017-12-15', verifier: berta })
  expect(shown.sets['basisEvidence']).toEqual([
    { element: reported.evidence[0]?.id, mark: sha256(evidence) },
  ])
  expect(shown.history?.map(({ author }) => author)).toContain('Berta Ruiz')

  const other = before.rows[1]?.id ?? ''
  const extended = expectOutput(
    await run([
      ...words`extend ${other} --as ${berta} --to 2018-06-30 --authority Consejo`,
      ...words`--reason ${'Falta presupuesto'}`,
    ]),
    methods['extension.grant'].result,
  )
  expect(extended.due).toBe('2018-06-30')

  for (const format of ['pdf', 'xlsx'] as const) {
    const file = join(folder, `expediente.${format}`)
    const made = expectOutput(
      await run([
        ...words`report dossier --session XLI --today 2018-01-15`,
        ...words`--format ${format} --out expediente.${format}`,
      ]),
      cliCommands.report.output,
    )
    expect(made).toMatchObject({ file, sha256: sha256(file) })
    expect(readFileSync(file).subarray(0, 4).toString('latin1')).toBe(
      format === 'pdf' ? '%PDF' : 'PK\u0003\u0004',
    )
  }

  const checked = await run(words`check`)
  expect(checked.status).toBe(0)
  expect(expectOutput(checked, cliCommands.check.output)).toMatchObject({
    ok: true,
    conflicts: 0,
    problems: [],
  })
}, 60_000)

function idsOf(agreements: readonly object[]): readonly unknown[] {
  return agreements.map((agreement) => ('id' in agreement ? agreement.id : null))
}

/** The ministry's own words, where they are at hand: the program is tried on them before it is given away. */
const documents = join(root, '..', 'shared', 'documents')

it.each(existsSync(documents) ? [documents] : [])(
  'reads the real communiqués of %s: fourteen agreements, six lines of action with indicators',
  async (source) => {
    const register = join(folder, 'real')
    await acuerdos(words`init --person Ana`, { register })
    const capture = async (name: string) =>
      expectOutput(
        await acuerdos(words`capture ${join(source, name)} --body CNSP --accept --as Ana --json`, {
          register,
        }),
        cliCommands.capture.output,
      )
    const session41 = await capture('session-41-communique.txt')
    expect(session41.agreements).toHaveLength(14)
    expect(session41.session).toMatchObject({ roman: 'XLI', date: '2016-12-20' })

    const session39 = await capture('session-39-communique.txt')
    expect(session39.agreements.map(({ kind }) => kind)).toEqual(Array(6).fill('compromiso'))
    expect(session39.indicators).toHaveLength(6)
    expect(session39.notUnderstood.map(({ reason }) => reason)).toContain('implausible_figure')
    expect(
      expectOutput(
        await acuerdos(['list', 'observations', '--where', 'session=XXXIX', '--json'], {
          register,
        }),
        listOutputSchema('observations'),
      ).total,
    ).toBe(6)
  },
  60_000,
)
