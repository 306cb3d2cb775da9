/** The program's engine over a register of the bench. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  engineMethods,
  type EngineMethodName,
  type EngineResult,
} from '../../src/contract/engine.ts'
import type { Engine } from '../../src/main/engine/engine.ts'
import { openEngine } from '../../src/main/engine/open-engine.ts'
import { stateSessions } from '../support/state-sessions.ts'
import { freshMachine } from '../support/machine-state.ts'

export const resources = join(import.meta.dirname, '..', '..', 'resources')
export const bundledCommunique = join(resources, 'demonstration', 'communique-xli.en.txt')

export function engineIn(directory: string): Engine {
  return openEngine({
    identity: freshMachine(),
    directory,
    resources,
    programVersion: 'bench',
    onChanged: () => undefined,
    log: () => undefined,
    today: null,
  })
}

/** The answer of a call that has to be answered. */
export async function ask<Name extends EngineMethodName>(
  engine: Engine,
  name: Name,
  params: unknown,
): Promise<EngineResult<Name>>
export async function ask(
  engine: Engine,
  name: EngineMethodName,
  params: unknown,
): Promise<unknown> {
  const answer = await engine.call(name, params)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`)
  return engineMethods[name].result.parse(answer.value)
}

/** A folder that goes when the work on it is done. */
export async function inTemporaryFolder<Outcome>(
  work: (directory: string) => Promise<Outcome>,
): Promise<Outcome> {
  const directory = mkdtempSync(join(tmpdir(), 'acuerdos-bench-'))
  try {
    return await work(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** A register with the demonstration in it; returns the id of the 41st session. */
export async function foundDemonstration(directory: string): Promise<string> {
  const engine = engineIn(directory)
  try {
    await ask(engine, 'register.create', { office: 'Bench', person: 'Bench', demonstration: true })
    const { rows } = await ask(engine, 'records.list', {
      kind: 'sessions',
      where: [{ field: 'roman', operator: '=', values: ['XLI'] }],
    })
    const [session] = rows
    if (session === undefined) throw new Error('the demonstration has no 41st session')
    return session.id
  } finally {
    engine.close()
  }
}

/** A register of so many sessions whose every agreement binds the 32 federal entities; returns who works in it. */
export async function foundStateSessions(directory: string, count: number): Promise<string> {
  const engine = engineIn(directory)
  try {
    const { person } = await ask(engine, 'register.create', {
      office: 'Bench',
      person: 'Bench',
      demonstration: false,
    })
    for (const session of stateSessions(person, count)) {
      await ask(engine, 'capture.accept', session)
    }
    return person
  } finally {
    engine.close()
  }
}
