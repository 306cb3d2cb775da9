/** The engine dies and the work goes on. */
import { expect, test } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import { keepScreenshot, launchProgram, type RunningProgram } from '../support/electron.ts'
import { callFromPage } from '../support/page-calls.ts'

let folder: string
let program: RunningProgram

test.beforeEach(async () => {
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

test.afterEach(async () => {
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

const rowsSchema = z.object({
  ok: z.literal(true),
  value: z.object({ rows: z.array(z.object({ id: z.string() })) }),
})

test('a dead engine is started again, says so, and has kept what was saved', async () => {
  const { page } = program
  const [engine] = await engines()
  if (engine === undefined) throw new Error('there is no engine')
  process.kill(engine, 'SIGKILL')

  await expect(page.getByText(spanish.app.engineRestarted)).toBeVisible()
  await keepScreenshot(page, 'engine-restarted')
  await expect.poll(engines).toHaveLength(1)
  expect(await engines()).not.toContain(engine)

  await page.keyboard.press('Alt+2')
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
  const [engine] = await engines()
  if (engine === undefined) throw new Error('there is no engine')
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
