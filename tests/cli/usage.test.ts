import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { addableKinds, editableFields } from '../../src/core/schema/editing.ts'
import { common } from '../../src/core/schema/records/common.ts'
import { recordKinds } from '../../src/core/schema/registry.ts'
import { commandLineOver } from './in-process.ts'
import { cliCommands, cliErrorSchema } from '../../src/contract/cli.ts'
import description from '../../package.json' with { type: 'json' }
import { acuerdos, expectOutput, root, words } from './command.ts'
import { communique, temporaryFolder } from './registers.ts'

const folder = temporaryFolder()
const register = join(folder, 'register')

beforeAll(async () => {
  await acuerdos(words`init --person Ana`, { register })
}, 30_000)

describe('wrong usage', { timeout: 60_000 }, () => {
  it.concurrent.each([
    ['an unknown option', words`list units --colour`, '--colour'],
    ['a missing argument', words`show`, 'id'],
    ['a missing option', words`withdraw x`, '--reason'],
    ['an option without its value', words`list units --limit`, '--limit'],
    ['too many arguments', words`check now`, 'check'],
    ['a list that does not exist', words`list colours`, 'colours'],
    ['a report that does not exist', words`report weather --format pdf --out x`, 'weather'],
    ['a code that does not exist', words`verdict x --result good --reason y`, 'good'],
    ['a number that is none', words`list units --limit many`, 'many'],
    ['a condition that is none', words`list units --where code`, 'code'],
    ['an order that is none', words`list units --sort ${'by name'}`, 'by name'],
    ['a field without a value', words`add person name`, 'name'],
    ['an option of another report', words`report dossier --format pdf --out x --unit y`, '--unit'],
    ['an unknown language', words`list units --lang fr`, 'fr'],
    ['an office without a name', words`init --office ${' '}`, '--office'],
    ['no command', words``, 'orden'],
  ])('%s ends with 2 and names it', async (_, given, named) => {
    const outcome = await acuerdos([...given, '--json'], { register })
    expect(outcome).toMatchObject({ status: 2, out: '' })
    const { error } = cliErrorSchema.parse(JSON.parse(outcome.error))
    expect(error.code).toBe('wrong_usage')
    expect(error.message).toContain(named)
    expect(error.message).not.toMatch(/\{\{|usage\./)
  })

  it.concurrent('is told in one line, in the chosen language, without traces', async () => {
    const spanish = await acuerdos(words`list units --colour`)
    expect(spanish.error).toMatch(/^[^\n]*no existe la opción «--colour»[^\n]*\n$/)
    const english = await acuerdos(words`list units --colour --lang en`)
    expect(english.error).toMatch(/^[^\n]*there is no option “--colour”[^\n]*\n$/)
  })

  it.concurrent('an unknown command is named', async () => {
    const outcome = await acuerdos(words`listar --json`)
    expect(outcome.status).toBe(2)
    expect(cliErrorSchema.parse(JSON.parse(outcome.error)).error).toMatchObject({
      code: 'unknown_command',
      details: { command: 'listar' },
    })
  })
})

const inProcess = commandLineOver(join(folder, 'no-register'))
const helpOf = async (command: string, language: 'es' | 'en'): Promise<string> => {
  const { status, out } = await inProcess.acuerdos([command, '--help', '--lang', language])
  expect({ command, status }).toEqual({ command, status: 0 })
  return out
}

/** Options and arguments with no words beside them. */
const undescribed = (help: string): readonly string[] =>
  (help.split(/^(?:Campos|Fields) /mu)[0] ?? '')
    .split('\n')
    .filter(
      (line, at, all) => /^ {2}\S+(?: <[^>]+>)?$/u.test(line) && !/^ {10}/u.test(all[at + 1] ?? ''),
    )

describe('help', { timeout: 60_000 }, () => {
  it.concurrent('names every command of the contract, in both languages', async () => {
    const [spanish, english] = await Promise.all([
      acuerdos(words`--help`),
      acuerdos(words`--help --lang en`),
    ])
    const names = Object.keys(cliCommands).map((name) => name.split(' ')[0] ?? '')
    for (const { status, out } of [spanish, english]) {
      expect(status).toBe(0)
      for (const name of names) expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
      expect(out, 'a text that is missing shows its key').not.toMatch(/(commands|options)\.\w/)
    }
    expect(spanish.out).toMatch(/^Uso: acuerdos/)
    expect(english.out).toMatch(/^Usage: acuerdos/)
    expect(spanish.out).not.toMatch(/Options|Commands|Usage|display help/)
  })

  it.each([...new Set(Object.keys(cliCommands).map((name) => name.split(' ')[0] ?? ''))])(
    'of %s is whole, in both languages',
    async (name) => {
      const spanish = await helpOf(name, 'es')
      const english = await helpOf(name, 'en')
      for (const text of [spanish, english]) {
        expect(text).not.toMatch(/\b(?:commands|options|arguments|help)\.\w|\{\{/u)
        expect(undescribed(text)).toEqual([])
      }
      expect(spanish).not.toMatch(/^(?:Usage|Options|Arguments|Common)/mu)
      expect(english).not.toMatch(/^(?:Uso|Opciones|Argumentos)/mu)
      // What has to be given says so.
      expect(english.includes('(required)')).toBe(spanish.includes('(obligatorio)'))
    },
  )

  it.concurrent('of add and set names the fields of every kind', async () => {
    for (const how of ['add', 'set'] as const) {
      const text = await helpOf(how, 'es')
      for (const kind of recordKinds) {
        const fields = editableFields(kind, how)
        const named = how === 'set' || addableKinds.includes(kind)
        if (!named || fields.every(({ name }) => Object.hasOwn(common, name))) continue
        expect(text).toMatch(new RegExp(`^  ${kind} +\\w`, 'mu'))
        for (const { name } of fields) expect(text).toMatch(new RegExp(`[ ^]${name}[ *…\n]`, 'u'))
      }
    }
  })

  it.concurrent('says what a command takes', async () => {
    const { out } = await acuerdos(words`help progress`)
    for (const option of ['--claim', '--text', '--percent', '--evidence', '--as', '--register']) {
      expect(out).toContain(option)
    }
    expect((await acuerdos(words`--version`)).out).toBe(`${description.version}\n`)
  })
})

describe('commands of a later version', { timeout: 60_000 }, () => {
  it.concurrent.each([['intake', words`intake acuerdos.xlsx --preview`]])(
    '%s says so',
    async (command, given) => {
      const outcome = await acuerdos([...given, '--json'], { register })
      expect(outcome).toMatchObject({ status: 1, out: '' })
      expect(cliErrorSchema.parse(JSON.parse(outcome.error)).error).toMatchObject({
        code: 'command_not_available',
        details: { command },
      })
    },
  )
})

describe('paths', { timeout: 60_000 }, () => {
  it.concurrent('are reckoned from where the person stands', async () => {
    writeFileSync(join(folder, 'comunicado.txt'), readFileSync(communique))
    const question = words`capture comunicado.txt --json`
    const direct = await acuerdos(question, { cwd: folder, env: { ACUERDOS_REGISTER: 'register' } })
    expect(expectOutput(direct, cliCommands.capture.output).session.roman).toBe('XLI')
    // npm moves to the program's folder and says where it was called.
    const throughNpm = await acuerdos([...question, ...words`--register register`], {
      cwd: root,
      env: {
        INIT_CWD: folder,
        npm_lifecycle_event: 'acuerdos',
        npm_package_name: 'acuerdos',
      },
    })
    expect(throughNpm.out).toBe(direct.out)
    const ofAnotherScript = await acuerdos(question, {
      cwd: folder,
      env: { ACUERDOS_REGISTER: 'register', INIT_CWD: root, npm_lifecycle_event: 'test' },
    })
    expect(ofAnotherScript.out).toBe(direct.out)
  })

  it.concurrent('options stand before the command or after it', async () => {
    const outcome = await acuerdos(words`--json --lang en list units --limit 1`, { register })
    expect(JSON.parse(outcome.out)).toMatchObject({ total: 94 })
  })
})

describe('the installed command', { timeout: 60_000 }, () => {
  const run = promisify(execFile)

  it('passes its words and its status to what was built, from a link in another folder', async () => {
    const place = join(folder, 'installed')
    mkdirSync(join(place, 'out', 'cli'), { recursive: true })
    cpSync(join(root, 'bin'), join(place, 'bin'), { recursive: true })
    writeFileSync(join(place, 'package.json'), '{"type":"module"}')
    const link = join(folder, 'acuerdos-link')
    symlinkSync(join(place, 'bin', 'acuerdos.js'), link)
    await expect(run(process.execPath, [link, 'check'])).rejects.toThrow('npm run build')
    writeFileSync(
      join(place, 'out', 'cli', 'index.js'),
      'console.log(process.argv.slice(2).join(" ")); process.exitCode = 4',
    )
    await expect(run(process.execPath, [link, 'check', '--json'])).rejects.toMatchObject({
      code: 4,
      stdout: 'check --json\n',
    })
  })
})
