/** A save is undone from its note and by Ctrl+Z; what is typed survives the death of the whole program. */
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import { draftsOnDisk } from '../support/drafts.ts'
import {
  keepScreenshot,
  launchProgram,
  resizeWindow,
  type RunningProgram,
} from '../support/electron.ts'
import { openRow, openScreen, openSession, rows } from '../support/navigation.ts'

test.describe.configure({ mode: 'serial' })

let folder: string
let program: RunningProgram

const launch = () =>
  launchProgram({
    userDataFolder: join(folder, 'user'),
    arguments: ['--register', join(folder, 'register')],
  })

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-undo-'))
  program = await launch()
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

const { actions, common, drafts, nav, notification, obligations, undo } = spanish

/** The first obligation of the list, on its own screen. */
async function openObligation(page: Page): Promise<void> {
  await openScreen(page, nav.obligations)
  await openRow(page, rows(page, '').first())
  await expect(page.getByRole('button', { name: obligations.addNotification })).toBeVisible()
}

async function notify(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: obligations.addNotification }).click()
  await page.getByLabel(notification.number).fill(number)
  await page.getByRole('button', { name: notification.save }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

test('the note of a save takes it back, and says so', async () => {
  const { page } = program
  await openObligation(page)
  await notify(page, 'SESNSP/900/2026')
  const note = page.getByRole('alert').filter({ hasText: notification.saved })
  await expect(note.getByRole('button', { name: undo.action })).toBeVisible()
  await keepScreenshot(page, 'undo-note')
  await note.getByRole('button', { name: undo.action }).click()
  await expect(page.getByText(/^Se deshizo:/u)).toBeVisible()
  await expect(page.getByText(common.withdrawn, { exact: true }).first()).toBeVisible()
})

test('Ctrl+Z shows what would be undone and asks', async () => {
  const { page } = program
  await notify(page, 'SESNSP/901/2026')
  // Whatever notes of earlier saves are still there, one offers, and it speaks of this one.
  const offers = page.getByRole('alert').getByRole('button', { name: undo.action })
  await expect(offers).toHaveCount(1)
  await expect(
    page.getByRole('alert').filter({ has: page.getByRole('button', { name: undo.action }) }),
  ).toContainText(notification.saved)
  await page.locator('h1').click()
  await page.keyboard.press('Control+z')
  const dialog = page.getByRole('dialog', { name: undo.title })
  await expect(dialog.getByText(/SESNSP\/901\/2026/u)).toBeVisible()
  await keepScreenshot(page, 'undo-dialog')
  await dialog.getByRole('button', { name: actions.cancel }).click()
  await page.keyboard.press('Control+z')
  await dialog.getByRole('button', { name: undo.action }).click()
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(dialog.getByRole('alert')).toBeVisible()
  await expect(dialog.getByRole('button', { name: undo.action })).toBeDisabled()
  await page.keyboard.press('Escape')
})

test('a determined obligation is reopened with a reason, and that is undone like any save', async () => {
  const { page } = program
  const { reopen } = spanish
  await openScreen(page, nav.obligations)
  // A demonstration verdict by somebody else: who reported did not judge, and Ana did neither.
  await page
    .getByRole('row')
    .filter({ hasText: spanish.codes.complianceCodes.not_met })
    .first()
    .locator('[data-row-open]')
    .click()
  const more = page.getByRole('banner').or(page.getByRole('main'))
  const menu = more.getByRole('button', { name: /^Más acciones/u }).first()
  await menu.click()
  await page.getByRole('menuitem', { name: reopen.menu }).click()
  const dialog = page.getByRole('dialog', { name: reopen.title })
  await dialog.getByLabel(spanish.records.reason).fill('La unidad presentó un recurso.')
  await keepScreenshot(page, 'obligation-reopen')
  await dialog.getByRole('button', { name: reopen.action }).click()
  const note = page.getByRole('alert').filter({ hasText: reopen.saved })
  await expect(note).toBeVisible()
  await expect(page.getByText(common.withdrawn, { exact: true }).first()).toBeVisible()
  await keepScreenshot(page, 'obligation-reopened')
  await note.getByRole('button', { name: undo.action }).click()
  await expect(page.getByText(common.withdrawn, { exact: true })).toHaveCount(0)
})

/** What is typed before the program dies, by the form that it is typed into. */
const typed = {
  verdict: 'El oficio no acredita la instalación de la unidad.',
  reopen: 'Se recibió un recurso de la unidad.',
  withdraw: 'La unidad no era destinataria.',
  agenda: 'Informe de las comisiones permanentes.',
} as const

/** Types into the dialog that is open and shuts it, as somebody does who is called away. */
async function typeAndLeave(page: Page, form: keyof typeof typed, label: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(label).fill(typed[form])
  // Half a second and a write later it is on disk.
  await expect.poll(() => draftsOnDisk(join(folder, 'register'))).toContain(typed[form])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

test('what is typed outlives a program that is killed, in every form', async () => {
  const { agenda, fields, reopen, records, verdict } = spanish
  const before = program.page
  const chooseMore = async (item: string) => {
    await before
      .getByRole('main')
      .getByRole('button', { name: /^Más acciones/u })
      .first()
      .click()
    await before.getByRole('menuitem', { name: item }).click()
  }
  await before.getByRole('button', { name: obligations.issueVerdict }).click()
  await before.getByRole('radio', { name: spanish.codes.verdictResults.returned }).check()
  await typeAndLeave(before, 'verdict', verdict.reason)
  await chooseMore(reopen.menu)
  await typeAndLeave(before, 'reopen', records.reason)
  await chooseMore(obligations.withdraw)
  await typeAndLeave(before, 'withdraw', records.reason)
  await openSession(before, 'XLI')
  await before.getByRole('tab', { name: spanish.sessionParts.agenda }).click()
  await before.getByRole('button', { name: agenda.add }).first().click()
  await typeAndLeave(before, 'agenda', fields.text)

  const main = program.application.process()
  const dead = once(main, 'exit')
  main.kill('SIGKILL')
  await dead
  program = await launch()
  const { page } = program
  const waiting = page.getByRole('button', {
    name: drafts.waiting_other.replace('{{count}}', '4'),
  })
  await expect(waiting).toBeVisible({ timeout: 30_000 })
  await resizeWindow(program, 1280, 720)
  const goOnWith = async (form: keyof typeof typed) => {
    await page
      .getByRole('banner')
      .getByRole('button', { name: /borrador/u })
      .click()
    if (form === 'verdict') await keepScreenshot(page, 'drafts-menu')
    await page.getByRole('menuitem', { name: drafts.forms[form] }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText(typed[form])).toBeVisible()
    return dialog
  }
  const judging = await goOnWith('verdict')
  await expect(
    judging.getByRole('radio', { name: spanish.codes.verdictResults.returned }),
  ).toBeChecked()
  await keepScreenshot(page, 'draft-restored')
  await page.keyboard.press('Escape')
  for (const form of ['reopen', 'withdraw', 'agenda'] as const) {
    const dialog = await goOnWith(form)
    await dialog.getByRole('button', { name: drafts.discard }).click()
    await expect(dialog.getByText(typed[form])).toBeHidden()
    await expect.poll(() => draftsOnDisk(join(folder, 'register'))).not.toContain(typed[form])
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  // The form of a screen stood on its screen, in the part that it belongs to.
  await expect(
    page.getByRole('tab', { name: spanish.sessionParts.agenda, selected: true }),
  ).toBeVisible()
  await expect.poll(() => draftsOnDisk(join(folder, 'register'))).toContain(typed.verdict)
})
