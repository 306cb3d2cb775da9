/** A register that is backed up beside an open window, and what comes of the file. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cliCommands, cliErrorSchema } from '../../src/contract/cli.ts'
import { listenBeside, type Listening } from '../../src/main/engine/beside/listen.ts'
import type { Engine } from '../../src/main/engine/engine.ts'
import { acuerdos, expectOutput, root, words } from './command.ts'
import { copyOf, engineOver, prepareRegister, temporaryFolder } from './registers.ts'

const folder = temporaryFolder()
const backup = join(folder, 'respaldo.tar')
let register: string
let engine: Engine
let listening: Listening

beforeAll(async () => {
  const prepared = await prepareRegister(folder)
  register = copyOf(prepared.directory, folder)
  engine = engineOver(register)
  listening = await listenBeside(register, engine, () => undefined)
}, 60_000)

afterAll(async () => {
  await listening.close()
  engine.close()
})

describe('a backup', { timeout: 60_000 }, () => {
  it('is made while the window is open, and makes a register that says what it is', async () => {
    const made = expectOutput(
      await acuerdos(words`backup --out ${backup} --json`, { register }),
      cliCommands.backup.output,
    )
    expect(made).toMatchObject({ ok: true, file: backup, problems: [] })
    const target = join(folder, 'nuevo', 'registro')
    const restored = expectOutput(
      await acuerdos(words`restore ${backup} ${target} --json`),
      cliCommands.restore.output,
    )
    expect(restored).toMatchObject({
      ok: true,
      digest: made.digest,
      changes: made.changes,
      register: target,
      attachments: made.attachments,
    })
    expect(restored.installation).not.toBe(restored.from)
    const checked = await acuerdos(words`check --json`, { register: target })
    expect(JSON.parse(checked.out)).toMatchObject({ ok: true, digest: made.digest })
    // Said once, by the command that made it.
    expect(checked.error).toBe('')
  })

  it('tells people that the register is another installation, in the folder that was chosen', async () => {
    const target = join(folder, 'por-opcion')
    const { out, status } = await acuerdos(words`restore ${backup} --lang en`, { register: target })
    expect(status).toBe(0)
    expect(out).toContain('another installation of the same office')
    expect(existsSync(join(target, 'register.sqlite'))).toBe(true)
  })

  it('is not put over a register', async () => {
    const outcome = await acuerdos(words`restore ${backup} --json`, { register })
    expect(outcome.status).toBe(1)
    const { error } = cliErrorSchema.parse(JSON.parse(outcome.error))
    expect(error.code).toBe('restore_target_taken')
  })

  it.skipIf(process.platform === 'win32')(
    'that does not fit on the disk leaves neither half a file nor half a register',
    async () => {
      const place = join(folder, 'sin-espacio')
      const before = readFileSync(backup)
      // The system lets no file of this process grow larger, as a full disk would.
      const outcome = await new Promise<string>((resolve) => {
        const line = `ulimit -f 200; exec "$0" "$@"`
        const command = [
          process.execPath,
          join(root, 'src/main/cli/index.ts'),
          ...words`restore ${backup} ${place} --json`,
        ]
        execFile('sh', ['-c', line, ...command], { cwd: root }, (_, __, error) => resolve(error))
      })
      const { error } = cliErrorSchema.parse(JSON.parse(outcome))
      expect(error.code).toBe('storage_full')
      expect(readdirSync(folder).filter((name) => name.includes('sin-espacio'))).toEqual([])
      expect(readFileSync(backup).equals(before)).toBe(true)
    },
  )
})
