import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cliCommands, listOutputSchema } from '../../src/contract/cli.ts'
import { acuerdos, expectOutput, words } from './command.ts'
import { temporaryFolder } from './registers.ts'

const register = join(temporaryFolder(), 'register')
const run = (given: readonly string[]) => acuerdos([...given, '--json'], { register })

it('adds, changes, clears and withdraws a record, and forgets nothing of it', async () => {
  const { person } = expectOutput(await run(words`init --person Ana`), cliCommands.init.output)
  // Ana is the only one who works here yet: nobody has to say that it is she.
  const unit = expectOutput(
    await run(words`add unit code=DUR-C5 kind=other`),
    cliCommands.add.output,
  )
  const alone = expectOutput(
    await run(words`show ${unit.id} --history`),
    cliCommands.show.output,
  ).history
  expect(alone?.map(({ author }) => author)).toEqual(['Ana', 'Ana'])
  expect(person).toMatch(/^[0-9a-f]{32}$/)
  const { id } = expectOutput(
    await run(words`add person name=Berta unit=${'Durango'} email=b@example.org --as Ana`),
    cliCommands.add.output,
  )
  expectOutput(
    await run(words`set ${id} email=berta@example.org name=${'Berta Ruiz'} --as Ana`),
    cliCommands.set.output,
  )
  expectOutput(await run(words`set ${id} unit= --as ana`), cliCommands.set.output)

  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Mexico_City' })
  const [now, known] = await Promise.all([
    run(words`show ${id} --history`),
    run(words`show ${id} --history --as-of ${today.format(new Date())}`),
  ])
  const shown = expectOutput(now, cliCommands.show.output)
  expect(shown).toMatchObject({
    kind: 'person',
    label: 'Berta Ruiz',
    fields: { name: 'Berta Ruiz', email: 'berta@example.org', unit: null },
    // Each change replaced what stood there: two values beside each other would be a conflict.
    conflicts: [],
  })
  expect(expectOutput(known, cliCommands.show.output)).toEqual(shown)
  const emails = shown.history?.filter(({ field }) => field === 'email') ?? []
  expect(emails.map(({ value, previous, live }) => ({ value, previous, live }))).toEqual([
    { value: 'b@example.org', previous: [], live: false },
    { value: 'berta@example.org', previous: ['b@example.org'], live: true },
  ])

  expectOutput(
    await run(words`withdraw ${id} --reason ${'Cambió de oficina'} --as Ana`),
    cliCommands.withdraw.output,
  )
  const [present, all] = await Promise.all([
    run(words`list people --where id=${id}`),
    run(words`list people --where id=${id} --withdrawn`),
  ])
  expect(expectOutput(present, listOutputSchema('people')).total).toBe(0)
  expect(expectOutput(all, listOutputSchema('people')).rows).toMatchObject([
    { id, withdrawn: 'Cambió de oficina' },
  ])
}, 60_000)

it('shows a record to people in words: names, labels, and the hour of the register', async () => {
  const { id } = expectOutput(
    await run(words`add person name=${'Celia Mora'} unit=MX-DUR --as Ana`),
    cliCommands.add.output,
  )
  const [spanish, english, unit] = await Promise.all([
    acuerdos(words`show ${id} --history`, { register }),
    acuerdos(words`show ${id} --history --lang en`, { register }),
    run(words`list units --where code=MX-DUR`),
  ])
  const durango = expectOutput(unit, listOutputSchema('units')).rows[0]?.name ?? ''
  expect(spanish.out).toMatch(
    new RegExp(
      `^Persona ${id}\\nCelia Mora\\n {2}Nombre +Celia Mora\\n {2}Unidad +${durango} \\[MX-DUR\\]\\n`,
    ),
  )
  expect(spanish.out).toContain('\nHistorial (hora de America/Mexico_City)\n')
  const today = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Mexico_City',
    dateStyle: 'short',
  }).format(new Date())
  expect(english.out).toMatch(
    new RegExp(`\nOn ${today} \\d\\d:\\d\\d, Ana \\([^)]+\\): Added\\.\n`),
  )
  expect(english.out).toMatch(/\n {2}Entered “Unit”: Durango\n/)
}, 60_000)
