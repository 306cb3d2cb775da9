/** What two offices wrote apart: found in the inbox, decided with a reason, and many at once. */
import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import { draftsOnDisk } from '../support/drafts.ts'
import {
  keepScreenshot,
  launchProgram,
  reloadPage,
  resizeWindow,
  type RunningProgram,
} from '../support/electron.ts'
import { openScreen, rows } from '../support/navigation.ts'
import { prepareDisagreements } from '../support/other-office.ts'

const indicator = {
  kind: 'indicator',
  field: 'definition',
  fields: {
    name: 'Policías con certificado único',
    definition: 'Policías en activo con certificado vigente.',
    measure: 'porcentaje',
    direction: 'increase',
  },
  ours: 'Porcentaje de policías en activo que cuentan con certificado único policial vigente al cierre del mes, según el registro nacional.',
  theirs:
    'Porcentaje de policías en activo que cuentan con certificado único policial vigente al cierre del trimestre, según el padrón estatal.',
} as const

const funds = ['FASP', 'FORTASEG'].map(
  (fund) =>
    ({
      kind: 'funding',
      field: 'programme',
      fields: { fund, year: '2017', programme: 'Profesionalización' },
      ours: `Profesionalización de las instituciones (${fund})`,
      theirs: `Desarrollo y profesionalización policial (${fund})`,
    }) as const,
)

let folder: string
let program: RunningProgram
let person: string

const speak = async (page: Page, language: 'es' | 'en'): Promise<void> => {
  await page.evaluate(
    (state) => localStorage.setItem('acuerdos.preferences', JSON.stringify({ state, version: 1 })),
    { language, person },
  )
  await reloadPage(page)
}

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-conflicts-'))
  const prepared = await prepareDisagreements(
    join(folder, 'register'),
    { office: 'Secretaría de Seguridad de Durango', person: 'Luis Díaz' },
    [indicator, ...funds],
  )
  person = prepared.person
  program = await launchProgram({
    userDataFolder: join(folder, 'user'),
    arguments: ['--register', join(folder, 'register')],
  })
  await speak(program.page, 'es')
})

test.afterAll(async () => {
  await program.application.close()
  rmSync(folder, { recursive: true })
})

test('one is decided by the keyboard, the draft survives, and the rest follow a rule', async () => {
  const { page } = program
  const texts = spanish.conflicts
  await resizeWindow(program, 1280, 720)
  await openScreen(page, spanish.nav.conflicts)
  await expect(rows(page, spanish.issues.values_differ)).toHaveCount(3)
  await keepScreenshot(page, 'conflicts-list-es-1280')

  await rows(page, indicator.fields.name).focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('main').getByRole('region', { name: texts.one, exact: true })
  await expect(panel.getByRole('radio')).toHaveCount(3)
  await expect(panel.getByRole('radio').first()).toBeFocused()
  // Only what differs is marked, by whole words.
  await expect(panel.locator('mark')).not.toHaveCount(0)
  await expect(panel.locator('mark').filter({ hasText: 'certificado' })).toHaveCount(0)
  await page.keyboard.press('2')
  await expect(panel.getByRole('radio').nth(1)).toBeChecked()
  const kept = await panel.getByRole('radio').nth(1).getAttribute('value')
  await panel
    .getByRole('textbox', { name: spanish.records.reason })
    .fill('Así lo dice el acta, punto 2')
  await expect(panel.getByRole('radio').nth(1)).toBeChecked()
  await expect.poll(() => draftsOnDisk(join(folder, 'register'))).toContain('Así lo dice el acta')
  await keepScreenshot(page, 'conflicts-one-es-1280')

  // The window goes away and comes back: what was chosen and typed is still there.
  await reloadPage(page)
  await openScreen(page, spanish.nav.conflicts)
  await rows(page, indicator.fields.name).click()
  await expect(panel.locator(`input[value="${kept ?? ''}"]`)).toBeChecked()
  await expect(panel.getByRole('textbox', { name: spanish.records.reason })).toHaveValue(
    'Así lo dice el acta, punto 2',
  )
  await resizeWindow(program, 1920, 1080)
  await keepScreenshot(page, 'conflicts-one-es-1920')
  await page.keyboard.press('Control+s')
  await expect(rows(page, spanish.issues.values_differ)).toHaveCount(2)

  await speak(page, 'en')
  await openScreen(page, english.nav.conflicts)
  await rows(page, 'FASP').first().click()
  const inEnglish = page
    .getByRole('main')
    .getByRole('region', { name: english.conflicts.one, exact: true })
  await inEnglish.getByText(english.conflicts.other).click()
  await expect(inEnglish.getByRole('textbox', { name: english.conflicts.otherValue })).toBeVisible()
  await keepScreenshot(page, 'conflicts-other-en-1920')
  await resizeWindow(program, 1280, 720)
  await page.getByRole('button', { name: english.conflicts.many }).click()
  const dialog = page.getByRole('dialog', { name: english.conflicts.many })
  await dialog.getByRole('radio', { name: english.conflicts.rules.ours }).click()
  await expect(dialog.getByRole('row').filter({ hasText: funds[0]?.ours ?? '' })).toHaveCount(1)
  await dialog.getByRole('textbox', { name: english.records.reason }).fill('As the office has it')
  await keepScreenshot(page, 'conflicts-many-en-1280')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('main').getByText(english.conflicts.empty)).toBeVisible()
  await keepScreenshot(page, 'conflicts-empty-en-1280')
})
