/** What the program does around its page, in the real runtime. */
import { expect, test } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRoot } from '../../scripts/setup/display.ts'
import { root } from '../../scripts/setup/paths.ts'
import { readRuntimeRecord } from '../../scripts/setup/runtime-record.ts'
import { launchProgram, type RunningProgram } from '../support/electron.ts'
import { callFromPage } from '../support/page-calls.ts'

let folder: string
let userDataFolder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-shell-'))
  userDataFolder = join(folder, 'user')
})
test.afterEach(() => rmSync(folder, { recursive: true }))

function launch(): Promise<RunningProgram> {
  return launchProgram({ userDataFolder, arguments: ['--register', join(folder, 'register')] })
}

const menus = (program: RunningProgram) =>
  program.application.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map((item) => item.label),
  )

const log = (name: string) => readFileSync(join(userDataFolder, 'logs', name), 'utf8')

test('a second start shows the window of the first and ends', async () => {
  const { application } = await launch()
  await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  const second = spawn(
    readRuntimeRecord().executable,
    [...(isRoot() ? ['--no-sandbox'] : []), `--user-data-dir=${userDataFolder}`, root],
    { stdio: 'ignore' },
  )
  await once(second, 'exit')
  expect(second.exitCode).toBe(0)
  const windows = await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
  )
  expect(windows).toEqual([false])
  await application.close()
})

test('the window comes back where and as it was, and the menus in the language last used', async () => {
  const bounds = { x: 40, y: 60, width: 1100, height: 700 }
  const first = await launch()
  expect(await menus(first)).toEqual(['Programa', 'Edición', 'Ver', 'Ayuda'])
  await callFromPage(first.page, 'shell.language', { language: 'en' })
  expect(await menus(first)).toEqual(['Program', 'Edit', 'View', 'Help'])
  await first.application.evaluate(({ BrowserWindow }, place) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(place)
  }, bounds)
  await first.application.close()

  const stored: unknown = JSON.parse(readFileSync(join(userDataFolder, 'window.json'), 'utf8'))
  expect(stored).toMatchObject({ bounds, language: 'en' })
  const second = await launch()
  const found = await second.application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  )
  expect(found).toEqual(bounds)
  await second.application.close()
})

test('the end of the program lets the engine close the register and removes copies', async () => {
  const { application, page } = await launch()
  await page.waitForLoadState('load')
  expect(await callFromPage(page, 'register.status', {})).toMatchObject({
    ok: true,
  })
  const closed = application.waitForEvent('close')
  await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await closed
  expect(log('main.log')).toContain('the engine ended with code 0 while stopping')
})

test('a page that crashes is loaded again, with a note', async () => {
  const { application } = await launch()
  await application.evaluate(({ dialog }) => {
    const notes: string[] = []
    Object.assign(globalThis, { notes })
    Object.assign(dialog, {
      showMessageBox: (_window: unknown, { message }: { message: string }) => {
        notes.push(message)
        return Promise.resolve({ response: 0, checkboxChecked: false })
      },
    })
  })
  const loaded = await application.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) throw new Error('there is no window')
    const again = new Promise((resolve) => {
      window.webContents.once('did-finish-load', () => resolve(undefined))
    })
    window.webContents.forcefullyCrashRenderer()
    await again
    const answer: unknown = await window.webContents.executeJavaScript(
      `window.acuerdos.call('register.status', {}).then((answer) => answer.ok)`,
    )
    return { answer, notes: Reflect.get(globalThis, 'notes') as unknown }
  })
  expect(loaded).toEqual({
    answer: true,
    notes: ['La ventana dejó de funcionar y se volvió a abrir.'],
  })
  expect(log('main.log')).toContain('the page ended: ')
  await application.close()
})

test('a file chosen in the dialog is read, without the page learning where it lies', async () => {
  const { application, page } = await launch()
  const file = join(folder, 'acta.txt')
  writeFileSync(file, 'Un acta sin acuerdos.')
  await application.evaluate(({ dialog }, path) => {
    Object.assign(dialog, {
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [path] }),
    })
  }, file)
  const chosen = await callFromPage(page, 'files.choose', { purpose: 'document' })
  expect(chosen).toMatchObject({ ok: true, value: [{ name: 'acta.txt', size: 21 }] })
  expect(JSON.stringify(chosen)).not.toContain(folder)
  await application.close()
})
