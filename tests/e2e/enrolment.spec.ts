/** Two offices and a telephone: one asks to be let in, the other says yes, and both read the same words. */
import { expect, test } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import BetterSqlite3 from 'better-sqlite3'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listOutputSchema } from '../../src/contract/cli.ts'
import { methods } from '../../src/contract/ipc.ts'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import {
  keepScreenshot,
  launchProgram,
  reloadPage,
  resizeWindow,
  type RunningProgram,
} from '../support/electron.ts'
import { lookAt, pictureOf } from '../support/looking.ts'
import { openScreen } from '../support/navigation.ts'
import { callFromPage } from '../support/page-calls.ts'
import { readPdf, squeezed } from '../support/pdf-reading.ts'

test.describe.configure({ mode: 'serial' })

const {
  actions,
  app,
  backup,
  enrolment,
  exchange,
  keys,
  offices,
  renewal,
  revocation,
  scope,
  sessions,
  welcome,
} = spanish
const arriving = spanish.import

let folder: string
let durango: RunningProgram
let council: RunningProgram
const path = (name: string): string => join(folder, name)
const running = new Set<RunningProgram>()

async function launch(user: string, register: string): Promise<RunningProgram> {
  const program = await launchProgram({
    userDataFolder: path(user),
    arguments: ['--register', path(register)],
  })
  running.add(program)
  await resizeWindow(program, 1280, 720)
  return program
}

async function close(program: RunningProgram): Promise<void> {
  running.delete(program)
  await program.application.close()
}

/** What the person would choose in the system's dialogs. */
async function answerDialogs(program: RunningProgram, open: string, save: string): Promise<void> {
  await program.application.evaluate(
    ({ dialog }, paths) => {
      Object.assign(dialog, {
        showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [paths.open] }),
        showSaveDialog: () => Promise.resolve({ canceled: false, filePath: paths.save }),
      })
    },
    { open: path(open), save: path(save) },
  )
}

const wordsIn = (place: Page | Locator, label: string) =>
  place.getByRole('list', { name: label }).getByRole('listitem').allInnerTexts()

/** The same screen as each official has it: both languages, both sizes. */
async function lookInBothLanguages(program: RunningProgram, name: string): Promise<void> {
  const { page } = program
  await lookAt(page, `${name}-es-1280`)
  await page.getByText(spanish.settings.languageEn, { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await pictureOf(page, `${name}-en-1280`)
  await resizeWindow(program, 1920, 1080)
  await pictureOf(page, `${name}-en-1920`)
  await page.getByText(spanish.settings.languageEs, { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', /^es/)
  await pictureOf(page, `${name}-es-1920`)
  await resizeWindow(program, 1280, 720)
}

const replyTo = (sender: string): string => arriving.saveReply.replace('{{sender}}', sender)

/** What a call from the page brings; one that is refused fails the test. */
async function answered(page: Page, method: string, params: unknown): Promise<unknown> {
  const answer = await callFromPage(page, method, params)
  if (!answer.ok) throw new Error(`${method}: ${answer.error.code}`)
  return answer.value
}

/** Chooses a package, has it taken in, and closes the dialog after `seen`. */
async function takeIn(
  program: RunningProgram,
  file: string,
  seen: (dialog: Locator) => Promise<void>,
): Promise<void> {
  const { page } = program
  await answerDialogs(program, file, 'nada')
  await page.getByRole('button', { name: arriving.title }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: arriving.takeIn }).click()
  await expect(page.getByRole('dialog', { name: arriving.done })).toBeVisible()
  await seen(dialog)
  await dialog.getByRole('button', { name: actions.close }).last().click()
  await expect(dialog).toHaveCount(0)
}

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-enrolment-'))
})

test.afterAll(async () => {
  for (const program of running) await program.application.close()
  rmSync(folder, { recursive: true })
})

test('a state secretariat asks to be let in, and seals its keys with a passphrase', async () => {
  durango = await launch('durango-user', 'durango')
  const { page } = durango
  await page.getByText(welcome.wayJoin, { exact: true }).click()
  await page.getByLabel(welcome.office).fill('Secretariado de Durango')
  await page.getByLabel(welcome.person).fill('Luis Mora')
  await lookInBothLanguages(durango, 'enrolment-join')
  await page.getByRole('button', { name: welcome.joinContinue }).click()
  await expect(page.getByRole('heading', { name: enrolment.requestStep })).toBeVisible()

  await answerDialogs(durango, 'aprobacion.acuerdos', 'solicitud.acuerdos')
  await page.getByRole('button', { name: enrolment.saveRequest }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(keys.made, { exact: true }).click()
  await expect(dialog.getByLabel(keys.madeLabel)).toHaveText(/^(?:\p{L}+ ){5}\p{L}+$/u)
  await keepScreenshot(page, 'keys-made-es-1280')
  await dialog.getByText(keys.own, { exact: true }).click()
  await dialog.getByLabel(keys.newPassphrase).fill('corta')
  await expect(dialog.getByText(keys.strength.short)).toBeVisible()
  await dialog.getByLabel(keys.newPassphrase).fill('otoño ñandú cumbre brote')
  await dialog.getByLabel(keys.again).fill('otoño ñandú cumbre brot')
  await expect(dialog.getByText(keys.notTheSame)).toBeVisible()
  await expect(dialog.getByRole('button', { name: keys.make })).toBeDisabled()
  await dialog.getByLabel(keys.again).fill('otoño ñandú cumbre brote')
  await keepScreenshot(page, 'keys-own-es-1280')
  await dialog.getByRole('button', { name: keys.make }).click()

  await expect(page.getByRole('list', { name: enrolment.requestWords })).toBeVisible()
  expect(existsSync(path('solicitud.acuerdos'))).toBe(true)
  expect(readFileSync(path('durango/keys.json'), 'utf8')).not.toContain('cumbre')
})

test('closed and opened again it waits as before, and says its words after the passphrase', async () => {
  const before = await wordsIn(durango.page, enrolment.requestWords)
  expect(before).toHaveLength(8)
  await close(durango)
  durango = await launch('durango-user', 'durango')
  const { page } = durango
  await page.getByRole('button', { name: enrolment.showWords }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(keys.passphrase).fill('no es esta frase')
  await dialog.getByRole('button', { name: keys.unlock }).click()
  await expect(dialog.getByRole('alert')).toContainText(spanish.errors.passphrase_wrong)
  // Nothing of it is left in the field.
  await expect(dialog.getByLabel(keys.passphrase)).toHaveValue('')
  await keepScreenshot(page, 'keys-unlock-es-1280')
  await dialog.getByLabel(keys.passphrase).fill('otoño ñandú cumbre brote')
  await dialog.getByRole('button', { name: keys.unlock }).click()
  await expect(page.getByRole('list', { name: enrolment.requestWords })).toBeVisible()
  expect(await wordsIn(page, enrolment.requestWords)).toEqual(before)
  await lookInBothLanguages(durango, 'enrolment-waiting')
})

test('the coordinating office compares the eight words and approves', async () => {
  council = await launch('council-user', 'council')
  const { page } = council
  await page.getByLabel(welcome.office).fill('Secretariado Ejecutivo')
  await page.getByLabel(welcome.person).fill('Ana Pérez')
  await page.getByRole('button', { name: welcome.create }).click()
  await expect(page.getByRole('heading', { name: sessions.title, level: 1 })).toBeVisible()

  await answerDialogs(council, 'solicitud.acuerdos', 'aprobacion.acuerdos')
  await page.getByRole('button', { name: offices.menu }).click()
  await page.getByRole('menuitem', { name: enrolment.approveMenu }).click()
  const dialog = page.getByRole('dialog', { name: enrolment.approveTitle })
  await dialog.getByRole('button', { name: enrolment.chooseRequest }).click()
  await expect(dialog.getByText('Luis Mora')).toBeVisible()
  const asked = await wordsIn(durango.page, enrolment.requestWords)
  expect(await wordsIn(dialog, enrolment.requestWords)).toEqual(asked)
  const approve = dialog.getByRole('button', { name: enrolment.approve })
  await expect(approve).toBeDisabled()
  await dialog.getByLabel(enrolment.agree).check()
  await dialog.getByLabel(scope.confidential).check()
  await lookAt(page, 'enrolment-approve-es-1280')
  await approve.click()

  const unlock = page.getByRole('dialog', { name: keys.makeTitle })
  await unlock.getByLabel(keys.newPassphrase).fill('canela farol abrigo duende')
  await unlock.getByLabel(keys.again).fill('canela farol abrigo duende')
  await unlock.getByRole('button', { name: keys.make }).click()
  await expect(dialog.getByRole('list', { name: enrolment.approvalWords })).toBeVisible()
  await lookAt(page, 'enrolment-approved-es-1280')
})

test('with the same words on both sides the office joins, and opens the register', async () => {
  const { page } = durango
  await answerDialogs(durango, 'aprobacion.acuerdos', 'nada')
  await page.getByRole('button', { name: enrolment.chooseApproval }).click()
  const list = page.getByRole('list', { name: enrolment.approvalWords })
  await expect(list).toBeVisible()
  const said = await wordsIn(council.page, enrolment.approvalWords)
  expect(said).toHaveLength(8)
  expect(await wordsIn(page, enrolment.approvalWords)).toEqual(said)
  const joinNow = page.getByRole('button', { name: enrolment.join })
  await expect(joinNow).toBeDisabled()
  await page
    .getByLabel(enrolment.approvalAgree.replace('{{coordinator}}', 'Secretariado Ejecutivo'))
    .check()
  await list.scrollIntoViewIfNeeded()
  await lookAt(page, 'enrolment-joining-es-1280')
  // Looked for before it begins: a small register is taken in within a moment.
  const progress = page.getByRole('progressbar').first().waitFor({ state: 'attached' })
  await joinNow.click()
  await progress
  await expect(page.getByRole('heading', { name: sessions.title, level: 1 })).toBeVisible()
  await expect(page.getByRole('banner').getByText('Luis Mora')).toBeVisible()
})

test('a package goes there and its answer comes back, and both offices know what arrived', async () => {
  const { page } = council
  await page.getByRole('dialog').getByRole('button', { name: actions.close }).last().click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await openScreen(page, exchange.title)
  const card = page.getByRole('main').getByRole('listitem', { name: 'Secretariado de Durango' })
  await expect(card).toContainText(exchange.waiting)
  await lookInBothLanguages(council, 'exchange')

  mkdirSync(path('memoria'))
  await answerDialogs(council, 'memoria', 'nada')
  await page.getByRole('main').getByRole('button', { name: exchange.export, exact: true }).click()
  const sending = page.getByRole('dialog', { name: exchange.exportTitle })
  await expect(sending.getByLabel('Secretariado de Durango')).toBeVisible()
  await sending.getByLabel('Secretariado de Durango').check()
  await lookAt(page, 'exchange-export-es-1280')
  await sending.getByRole('button', { name: exchange.chooseFolder }).click()
  const sent = page.getByRole('dialog', { name: exchange.sentTitle })
  await expect(sent).toBeVisible()
  await lookAt(page, 'exchange-sent-es-1280')
  await sent.getByRole('button', { name: actions.close }).last().click()
  const [file = ''] = readdirSync(path('memoria'))

  await takeIn(durango, join('memoria', file), async (dialog) => {
    await lookAt(durango.page, 'exchange-taken-in-es-1280')
    await answerDialogs(durango, 'nada', 'respuesta.acuerdos')
    await dialog.getByRole('button', { name: replyTo('Secretariado Ejecutivo') }).click()
    await expect(dialog.getByRole('status')).toContainText('respuesta.acuerdos')
  })
  await takeIn(council, 'respuesta.acuerdos', () => Promise.resolve())
  await expect(card).toContainText(exchange.hasEverything)
  await lookAt(page, 'exchange-answered-es-1280')
})

test('an office whose installation was revoked reads so on every screen, and what to do', async () => {
  const { page } = council
  const main = page.getByRole('main')
  const { rows: known } = methods['exchange.offices'].result.parse(
    await answered(page, 'exchange.offices', {}),
  )
  const people = listOutputSchema('people').parse(
    await answered(page, 'records.list', { kind: 'people' }),
  )
  // The menu offers one installation of several; this office has one, and stays.
  await answered(page, 'offices.end', {
    as: people.rows.find(({ name }) => name === 'Ana Pérez')?.id,
    office: known.find(({ own }) => !own)?.installations[0]?.id,
  })
  mkdirSync(path('aviso'))
  await answerDialogs(council, 'aviso', 'nada')
  await main.getByRole('button', { name: exchange.export, exact: true }).click()
  const sending = page.getByRole('dialog', { name: exchange.exportTitle })
  await sending.getByLabel('Secretariado de Durango').check()
  await sending.getByRole('button', { name: exchange.chooseFolder }).click()
  const sent = page.getByRole('dialog', { name: exchange.sentTitle })
  await sent.getByRole('button', { name: actions.close }).last().click()
  const [file = ''] = readdirSync(path('aviso'))
  const title = durango.page.getByText(revocation.title)
  await expect(title).toHaveCount(0)
  await takeIn(durango, join('aviso', file), () => Promise.resolve())
  await expect(title).toBeVisible()
  await durango.page.getByRole('button', { name: revocation.toExchange }).click()
  await expect(durango.page.getByRole('heading', { name: exchange.title, level: 1 })).toBeVisible()
  await expect(title).toBeVisible()
  await lookInBothLanguages(durango, 'revoked')
})

/** Chooses from the menu of offices and keys. */
async function fromKeysMenu(page: Page, item: string, title: string): Promise<Locator> {
  await page.getByRole('button', { name: offices.menu }).click()
  await page.getByRole('menuitem', { name: item }).click()
  const dialog = page.getByRole('dialog', { name: title })
  await expect(dialog).toBeVisible()
  return dialog
}

test('the coordinating office prints its keys, sealed with a passphrase of the sheet', async () => {
  const { page } = council
  await answerDialogs(council, 'nada', 'hoja.pdf')
  const dialog = await fromKeysMenu(page, keys.sheetMenu, keys.sheetTitle)
  await dialog.getByLabel(keys.newPassphrase).fill('otoño ñandú cumbre brote')
  await dialog.getByLabel(keys.again).fill('otoño ñandú cumbre brote')
  await lookAt(page, 'recovery-sheet-es-1280')
  await dialog.getByRole('button', { name: keys.saveSheet }).click()
  await expect(dialog.getByText(keys.sheetWordsHint)).toBeVisible()
  await lookAt(page, 'recovery-sheet-saved-es-1280')
  // In the window each word has its number beside it.
  const words = (await wordsIn(dialog, keys.sheetWords)).map((word) => word.replaceAll(/\d/g, ''))
  expect(words).toHaveLength(8)
  const { pages } = await readPdf(readFileSync(path('hoja.pdf')))
  const printed = squeezed(pages.join(''))
  expect(printed).toContain('SecretariadoEjecutivo')
  expect(printed).toContain(squeezed(words.join('')))
  expect(printed).not.toContain('cumbre')
  await dialog.getByRole('button', { name: actions.close }).last().click()
  await expect(dialog).toHaveCount(0)
})

test('another passphrase opens the keys, and the earlier one does not', async () => {
  const { page } = council
  const dialog = await fromKeysMenu(page, keys.changeMenu, keys.changeTitle)
  await dialog.getByLabel(keys.newPassphrase).fill('brisa cantera nogal fuente')
  await dialog.getByLabel(keys.again).fill('brisa cantera nogal fuente')
  await lookAt(page, 'change-passphrase-es-1280')
  await dialog.getByRole('button', { name: keys.change }).click()
  await expect(page.getByText(keys.changed)).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await answered(page, 'keys.lock', {})
  const earlier = await callFromPage(page, 'keys.unlock', {
    passphrase: 'canela farol abrigo duende',
  })
  expect(earlier).toMatchObject({ ok: false, error: { code: 'passphrase_wrong' } })
  await answered(page, 'keys.unlock', { passphrase: 'brisa cantera nogal fuente' })
})

test('what was opened by passphrase is locked again from the menu', async () => {
  const { page } = council
  await page.getByRole('button', { name: offices.menu }).click()
  await page.getByRole('menuitem', { name: keys.lockNow }).click()
  await expect(page.getByText(keys.locked)).toBeVisible()
  await page.getByRole('button', { name: offices.menu }).click()
  await expect(page.getByRole('menuitem', { name: enrolment.approveMenu })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: keys.lockNow })).toHaveCount(0)
  await page.keyboard.press('Escape')
})

test('and by the keyboard, wherever the cursor stands', async () => {
  const { page } = council
  const held = async () =>
    methods['keys.state'].result.parse(await answered(page, 'keys.state', {})).held
  await answered(page, 'keys.unlock', { passphrase: 'brisa cantera nogal fuente' })
  expect(await held()).toBe(true)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').locator('input')).toBeFocused()
  await page.keyboard.press('Control+l')
  await expect.poll(held).toBe(false)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('?')
  const listed = page.getByRole('dialog', { name: spanish.shortcuts.title }).getByRole('row')
  await expect(listed.filter({ hasText: spanish.shortcuts.lock })).toContainText('L')
  await lookAt(page, 'shortcuts-es-1280')
  await close(council)
})

test('a copied folder says that it became a new installation, until somebody has read it', async () => {
  await close(durango)
  cpSync(path('durango'), path('copia'), { recursive: true })
  const copy = await launch('durango-user', 'copia')
  const { page } = copy
  const note = page.getByText(renewal.copiedTitle)
  await expect(note).toBeVisible()
  await expect(page.getByText(app.name).first()).toBeVisible()
  await lookInBothLanguages(copy, 'renewal')
  await expect(page.getByText(english.renewal.copiedTitle)).toHaveCount(0)
  await page.getByRole('button', { name: renewal.understood }).click()
  await expect(note).toHaveCount(0)
  await reloadPage(page)
  await expect(page.getByRole('heading', { name: sessions.title, level: 1 })).toBeVisible()
  await expect(note).toHaveCount(0)
})

test('a register whose last backup is old says so quietly, until one is made', async () => {
  for (const program of running) await close(program)
  const database = new BetterSqlite3(join(path('copia'), 'register.sqlite'))
  const made = Date.now() - 20 * 24 * 60 * 60 * 1000
  database
    .prepare("INSERT INTO register_fact (name, value) VALUES ('last_backup', ?)")
    .run(JSON.stringify({ made, file: '/media/usb/respaldo.tar' }))
  database.close()
  const copy = await launch('durango-user', 'copia')
  const { page } = copy
  await answerDialogs(copy, 'nada', 'respaldo.tar')
  const note = page.getByRole('button', { name: backup.old_other.replace('{{count}}', '20') })
  await expect(note).toBeVisible()
  await lookInBothLanguages(copy, 'backup-old')
  await note.click()
  const dialog = page.getByRole('dialog', { name: backup.title })
  await expect(dialog.getByText('/media/usb/respaldo.tar')).toBeVisible()
  await lookAt(page, 'backup-es-1280')
  await dialog.getByRole('button', { name: backup.choose }).click()
  await expect(dialog.getByText(backup.made)).toBeVisible()
  await lookAt(page, 'backup-made-es-1280')
  await dialog.getByRole('button', { name: actions.close }).last().click()
  await expect(dialog).toHaveCount(0)
  await expect(note).toHaveCount(0)
  expect(await answered(page, 'backup.standing', {})).toMatchObject({
    old: false,
    days: 0,
    file: path('respaldo.tar'),
  })
})
