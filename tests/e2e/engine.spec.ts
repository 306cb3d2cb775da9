/** What becomes of the window when its engine dies, or finds the register in another program's hands. */
import { expect, test } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import { root } from '../../scripts/setup/paths.ts'
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import { acquireLock, type RegisterLock } from '../../src/main/store/lock.ts'
import { keepScreenshot, launchProgram, type RunningProgram } from '../support/electron.ts'
import { openRow, openScreen, rows } from '../support/navigation.ts'
import { callFromPage } from '../support/page-calls.ts'

// One window for all: each test begins with the engine that the one before it left.
test.describe.configure({ mode: 'serial' })

let folder: string
let program: RunningProgram

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-engine-'))
  program = await launchProgram({
    userDataFolder: join(folder, 'user'),
    arguments: ['--register', join(folder, 'register')],
  })
  const { welcome, sessions } = spanish
  const { page } = program
  await page.getByLabel(welcome.office).fill('Dirección General de Seguimiento')
  await page.getByLabel(welcome.person).fill('Ana Torres')
  await page.getByRole('radio', { name: welcome.demonstration }).check()
  await page.getByRole('button', { name: welcome.create }).click()
  await expect(page.getByRole('heading', { name: sessions.title, level: 1 })).toBeVisible({
    timeout: 30_000,
  })
})

test.afterAll(async () => {
  await program.application.close()
  rmSync(folder, { recursive: true })
})

/** The process ids of engines, as Electron tells them apart from windows and its own helpers. */
async function engines(): Promise<readonly number[]> {
  return program.application.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ serviceName }) => serviceName === 'node.mojom.NodeService')
      .map(({ pid }) => pid),
  )
}

async function runningEngine(): Promise<number> {
  await expect.poll(engines).toHaveLength(1)
  const [engine] = await engines()
  if (engine === undefined) throw new Error('there is no engine')
  return engine
}

const rowsSchema = z.object({
  ok: z.literal(true),
  value: z.object({ rows: z.array(z.object({ id: z.string() })) }),
})

test('a command of the same user saves through the engine of the open window, which shows it', async () => {
  const { page } = program
  await openScreen(page, spanish.nav.people)
  await expect(page.getByText('Ana Torres').first()).toBeVisible()
  const register = join(folder, 'register')
  const command = ['add', 'person', 'name=Berta Ruiz', '--as', 'Ana Torres', '--register', register]
  await promisify(execFile)(process.execPath, [join(root, 'bin', 'acuerdos.js'), ...command])
  await expect(page.getByText('Berta Ruiz').first()).toBeVisible()
  await keepScreenshot(page, 'command-beside-window')
})

test('a dead engine is started again, says so, and has kept what was saved', async () => {
  const { page } = program
  const engine = await runningEngine()
  process.kill(engine, 'SIGKILL')

  await expect(page.getByText(spanish.app.engineRestarted)).toBeVisible()
  await keepScreenshot(page, 'engine-restarted')
  expect(await runningEngine()).not.toBe(engine)

  await openScreen(page, spanish.nav.obligations)
  await expect(page.locator('[data-row-open]').first()).toBeVisible()
  await expect(page.getByText('1–100 de')).toBeVisible()
})

test('a call that was under way fails with a sentence, and asking again succeeds', async () => {
  const { page } = program
  const sessions = rowsSchema.parse(
    await callFromPage(page, 'records.list', {
      kind: 'sessions',
      where: [{ field: 'agreements', operator: '>', values: ['0'] }],
    }),
  )
  const engine = await runningEngine()
  // Frozen first, so that the answer cannot arrive before the end does.
  process.kill(engine, 'SIGSTOP')
  const params = { session: sessions.value.rows[0]?.id, language: 'es' }
  const pending = callFromPage(page, 'dossier.preview', params)
  await reachedMainProcess()
  process.kill(engine, 'SIGKILL')
  expect(await pending).toMatchObject({ ok: false, error: { code: 'engine_stopped' } })

  await expect
    .poll(async () => (await callFromPage(page, 'dossier.preview', params)).ok, { timeout: 20_000 })
    .toBe(true)
})

/** A second call over the same channel is answered by the main process itself, so the first has passed it. */
async function reachedMainProcess(): Promise<void> {
  await callFromPage(program.page, 'shell.language', { language: 'es' })
}

test('a register that another program has open can be read and not written, until that one lets go', async () => {
  const { page } = program
  const readOnly = page.getByText(spanish.app.readOnly, { exact: true })
  await expect(readOnly).toBeHidden()

  process.kill(await runningEngine(), 'SIGKILL')
  const lock = await takeRegister(join(folder, 'register'))
  try {
    await expect(readOnly).toBeVisible()
    await readOnly.hover()
    await expect(page.getByRole('tooltip')).toHaveText(spanish.app.readOnlyHint)
    await openScreen(page, spanish.nav.obligations)
    await openRow(page, rows(page, '').first())
    await page.getByRole('button', { name: spanish.obligations.addNotification }).click()
    await page.getByLabel(spanish.notification.number).fill('SESNSP/0457/2017')
    await page.getByLabel(spanish.notification.date).fill('10/1/2017')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+S')
    await expect(page.getByText(spanish.errors.register_locked)).toBeVisible()
    await keepScreenshot(page, 'register-read-only')
    await page.keyboard.press('Escape')
  } finally {
    lock.release()
  }

  process.kill(await runningEngine(), 'SIGKILL')
  await expect(readOnly).toBeHidden()
  await page.getByRole('button', { name: spanish.obligations.addNotification }).click()
  await expect(page.getByLabel(spanish.notification.number)).toHaveValue('SESNSP/0457/2017')
  await page.keyboard.press('Control+S')
  await expect(page.getByText(spanish.notification.saved)).toBeVisible()
})

/** This process takes the register before the next engine does: it has the time that one needs to start. */
async function takeRegister(directory: string): Promise<RegisterLock> {
  for (;;) {
    const lock = acquireLock(directory)
    if (lock !== null) return lock
    await new Promise((resolve) => {
      setTimeout(resolve, 5)
    })
  }
}

test('an engine that dies again and again is given up, and the window says what to do', async () => {
  const { page } = program
  const givenUp = page.getByRole('heading', { name: spanish.welcome.givenUpTitle })
  await expect(async () => {
    for (const engine of await engines()) process.kill(engine, 'SIGKILL')
    await expect(givenUp).toBeVisible({ timeout: 100 })
  }).toPass({ timeout: 30_000, intervals: [50] })

  // Notes of what could not be kept say it too.
  await expect(page.locator('#root').getByText(spanish.errors.engine_given_up)).toBeVisible()
  await expect(page.getByText(spanish.app.engineRestarted)).toBeHidden()
  await keepScreenshot(page, 'engine-given-up')
  expect(await callFromPage(page, 'units.tree', {})).toEqual({
    ok: false,
    error: { code: 'engine_given_up', details: {} },
  })
  expect(await engines()).toEqual([])
})
