/** Packages of another office: dropped on the window, opened with the program, shown before they are taken in. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import { isRoot } from '../../scripts/setup/display.ts'
import { root } from '../../scripts/setup/paths.ts'
import { readRuntimeRecord } from '../../scripts/setup/runtime-record.ts'
import { dropFiles } from '../support/drop-files.ts'
import {
  keepScreenshot,
  launchProgram,
  reloadPage,
  resizeWindow,
  type RunningProgram,
} from '../support/electron.ts'
import { captureAgreements, enrolledEngines, exportedTo } from '../support/enrolled-engines.ts'

const passphrase = 'canela farol abrigo duende'

let folder: string
let program: RunningProgram
let person: string
let first: string
let second: string
let cutOff: string
let register: string

const speak = async (language: 'es' | 'en'): Promise<void> => {
  await program.page.evaluate(
    (state) => localStorage.setItem('acuerdos.preferences', JSON.stringify({ state, version: 1 })),
    { language, person },
  )
  await reloadPage(program.page)
}

const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name })

test.beforeAll(async () => {
  test.setTimeout(120_000)
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-import-'))
  const passphraseFile = join(folder, 'clave.txt')
  writeFileSync(passphraseFile, `${passphrase}\n`)
  const [se, dgo] = await enrolledEngines(folder, passphraseFile)
  person = dgo.person
  register = dgo.directory
  await captureAgreements(se, 1)
  first = await exportedTo(se, dgo, join(folder, 'lote.acuerdos'))
  await captureAgreements(se, 2)
  second = await exportedTo(se, dgo, join(folder, 'otro.acuerdos'))
  cutOff = join(folder, 'cortado.acuerdos')
  const whole = readFileSync(first)
  writeFileSync(cutOff, whole.subarray(0, whole.length - 100))
  se.engine.close()
  dgo.engine.close()
  program = await launchProgram({
    userDataFolder: join(folder, 'user'),
    arguments: ['--register', dgo.directory],
  })
  await speak('es')
})

test.afterAll(async () => {
  await program.application.close()
  rmSync(folder, { recursive: true })
})

test('one is dropped, looked at, taken in and answered', async () => {
  const { page, application } = program
  await resizeWindow(program, 1280, 720)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await dropFiles(page, page.getByRole('banner'), [first])

  // The keys are opened once; nothing of the system opens them here.
  const unlocking = dialog(page, spanish.keys.unlockTitle)
  await unlocking.locator('input').first().fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(unlocking).toBeHidden()

  const importing = dialog(page, spanish.import.title)
  await expect(importing.getByText('Secretariado Ejecutivo')).toBeVisible()
  await expect(importing.getByText(spanish.import.noConflicts)).toBeVisible()
  await keepScreenshot(page, 'import-preview-es-1280')

  // Closed instead of taken in: what was unpacked is not kept.
  const staged = join(register, 'exchange', 'staged')
  expect(readdirSync(staged)).toHaveLength(1)
  await page.keyboard.press('Escape')
  await expect(importing).toBeHidden()
  await expect.poll(() => readdirSync(staged)).toEqual([])
  await dropFiles(page, page.getByRole('banner'), [first])
  await expect(importing.getByText(spanish.import.noConflicts)).toBeVisible()
  await importing.getByRole('button', { name: spanish.import.takeIn }).click()

  const done = dialog(page, spanish.import.done)
  await expect(done.locator('[data-row-open]')).toHaveCount(32)
  await expect(done.getByText(spanish.import.notThere).first()).toBeVisible()
  await keepScreenshot(page, 'import-done-es-1280')

  const reply = join(folder, 'respuesta.acuerdos')
  await application.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, reply)
  await done.getByRole('button', { name: /^Guardar respuesta/ }).click()
  await expect(done.getByRole('status').filter({ hasText: 'respuesta.acuerdos' })).toBeVisible()
  expect(existsSync(reply)).toBe(true)

  // A row opens the obligation, and nothing stands over it any more.
  await done.locator('[data-row-open]').first().click()
  await expect(done).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('what was damaged on its way is refused in words, and nothing changes', async () => {
  const { page } = program
  await dropFiles(page, page.getByRole('banner'), [cutOff])
  const importing = dialog(page, spanish.import.title)
  await expect(importing.getByRole('alert')).toContainText(spanish.errors.package_not_whole)
  await keepScreenshot(page, 'import-refused-es-1280')
  await importing.getByRole('button', { name: spanish.actions.close }).last().click()
  await expect(importing).toBeHidden()
})

test('one that is double-clicked while the program runs is handed to its window', async () => {
  const { page } = program
  await resizeWindow(program, 1920, 1080)
  await speak('en')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const other = spawn(
    readRuntimeRecord().executable,
    [
      ...(isRoot() ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'user')}`,
      root,
      second,
    ],
    { stdio: 'ignore' },
  )
  await once(other, 'exit')
  const importing = dialog(page, english.import.title)
  await expect(importing.getByText('Secretariado Ejecutivo')).toBeVisible()
  await keepScreenshot(page, 'import-preview-en-1920')
  await importing.getByRole('button', { name: english.import.takeIn }).click()
  const done = dialog(page, english.import.done)
  await expect(done.locator('[data-row-open]').first()).toBeVisible()
  await keepScreenshot(page, 'import-done-en-1920')
  await done.getByRole('button', { name: english.actions.close }).last().click()
  await expect(done).toBeHidden()
})
