import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectRefusal, foundOffice, temporaryDirectory } from '../../../tests/support/registers.ts'
import { acquireLock } from './lock.ts'
import { openRegister } from './open-register.ts'

const nothing = (): undefined => undefined

describe('one program at a time writes', () => {
  test('a second one is told so until the first lets go', () => {
    const directory = temporaryDirectory()
    const first = acquireLock(directory)
    expect(first).not.toBeNull()
    expect(acquireLock(directory)).toBeNull()
    first?.release()
    const second = acquireLock(directory)
    expect(second).not.toBeNull()
    second?.release()
  })

  test('another folder is another register', () => {
    const locks = [acquireLock(temporaryDirectory()), acquireLock(temporaryDirectory())]
    expect(locks).not.toContain(null)
    for (const lock of locks) lock?.release()
  })

  test('a program that was killed leaves no lock behind', async () => {
    const directory = temporaryDirectory()
    const holder = spawn(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { acquireLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
       // Kept where it can be reached: a lock that nobody holds any more is let go.
       globalThis.lock = acquireLock(${JSON.stringify(directory)})
       process.stdout.write('held')
       setInterval(() => undefined, 1000)`,
    ])
    await once(holder.stdout, 'data')
    expect(acquireLock(directory)).toBeNull()
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const lock = acquireLock(directory)
    expect(lock).not.toBeNull()
    lock?.release()
  })

  test('a folder in which no lock can be made is a refusal, not a crash', () => {
    const office = foundOffice()
    office.register.close()
    const directory = temporaryDirectory()
    mkdirSync(join(directory, 'open.lock'))
    mkdirSync(join(directory, 'register.sqlite'))
    const options = {
      directory,
      now: () => 0,
      onSlow: nothing,
      holds: () => false,
      discard: nothing,
    }
    expect(expectRefusal(openRegister(options))).toBe('register_unreadable')
    office.reopen()
  })
})
