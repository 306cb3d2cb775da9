/** What the program does around its page, in the real runtime. */
import { expect, test, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
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
  await first.page.getByText('English', { exact: true }).click()
  await expect.poll(() => menus(first)).toEqual(['Program', 'Edit', 'View', 'Help'])
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
  await expect.poll(() => menus(second)).toEqual(['Program', 'Edit', 'View', 'Help'])
  await second.application.close()
})

test('the end of the program lets the engine finish and close the register', async () => {
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

test('a page that crashes is loaded again, with a note; after the third time the program ends', async () => {
  const { application } = await launch()
  await application.evaluate(({ dialog }) => {
    const notes: string[] = []
    Object.assign(globalThis, { notes })
    Object.assign(dialog, {
      // With a window before the message, or without.
      showMessageBox: (...given: readonly { message?: string }[]) => {
        notes.push(given.at(-1)?.message ?? '')
        return Promise.resolve({ response: 0, checkboxChecked: false })
      },
    })
  })
  const crashed = async () =>
    application.evaluate(async ({ BrowserWindow }) => {
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
  const recovered = 'La ventana dejó de funcionar y se volvió a abrir.'
  expect(await crashed()).toEqual({ answer: true, notes: [recovered] })
  expect(await crashed()).toEqual({ answer: true, notes: [recovered, recovered] })
  expect(log('main.log')).toContain('the page ended: ')

  const said: string[] = []
  application.process().stdout?.on('data', (text: Buffer) => said.push(text.toString()))
  const ended = application.waitForEvent('close')
  await application.evaluate(({ BrowserWindow, dialog }) => {
    Object.assign(dialog, {
      showMessageBox: ({ message, detail }: Electron.MessageBoxOptions) => {
        process.stdout.write(`${message} ${detail}\n`)
        return Promise.resolve({ response: 0, checkboxChecked: false })
      },
    })
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  await ended
  expect(said.join('')).toContain('La ventana dejó de funcionar varias veces seguidas.')
  expect(said.join('')).toContain(join(userDataFolder, 'logs'))
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

test('evidence opens as a read-only copy that is gone afterwards; a dossier goes where the person says', async () => {
  const { application, page } = await launch()
  const created = await callFromPage(page, 'register.create', {
    office: 'Secretariado Ejecutivo',
    person: 'Ana Torres',
    demonstration: true,
  })
  expect(created).toMatchObject({ ok: true })

  await application.evaluate(
    ({ shell, dialog }, target) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      Object.assign(shell, {
        openPath: (path: string) => {
          opened.push(path)
          return Promise.resolve('')
        },
        showItemInFolder: (path: string) => opened.push(path),
      })
      Object.assign(dialog, {
        showSaveDialog: () => Promise.resolve({ canceled: false, filePath: target }),
      })
    },
    join(folder, 'XLI.csv'),
  )
  const opened = async () =>
    z
      .array(z.string())
      .parse(await application.evaluate(() => Reflect.get(globalThis, 'opened') as unknown))

  const files = z.array(z.object({ id: z.string(), fileName: z.string().nullable() }))
  const evidence = await rowsOf(page, 'evidence', files)
  const shown = evidence.find((piece) => piece.fileName?.endsWith('.pdf') === true)
  expect(await callFromPage(page, 'evidence.open', { id: shown?.id })).toEqual({
    ok: true,
    value: { opened: true },
  })
  const [copy] = await opened()
  if (copy === undefined) throw new Error('nothing was opened')
  expect(copy.startsWith(join(userDataFolder, 'opened-copies'))).toBe(true)
  expect(statSync(copy).mode & 0o777).toBe(0o400)

  const [session] = await rowsOf(page, 'sessions', z.array(z.object({ id: z.string() })))
  const exported = { session: session?.id, language: 'es', format: 'csv' }
  expect(await callFromPage(page, 'files.show', { file: '/etc/passwd' })).toMatchObject({
    ok: false,
  })
  expect(await callFromPage(page, 'dossier.export', exported)).toMatchObject({
    ok: true,
    value: { file: join(folder, 'XLI.csv') },
  })
  expect(existsSync(join(folder, 'XLI.csv'))).toBe(true)
  expect(await callFromPage(page, 'files.show', { file: join(folder, 'XLI.csv') })).toEqual({
    ok: true,
    value: { shown: true },
  })
  expect(await opened()).toEqual([copy, join(folder, 'XLI.csv')])

  await application.close()
  expect(existsSync(copy)).toBe(false)
})

async function rowsOf<Rows extends z.ZodType>(
  page: Page,
  kind: string,
  rows: Rows,
): Promise<z.output<Rows>> {
  const answer = await callFromPage(page, 'records.list', { kind })
  if (!answer.ok) throw new Error(`the list was refused: ${answer.error.code}`)
  return rows.parse(z.object({ rows: z.unknown() }).parse(answer.value).rows)
}
