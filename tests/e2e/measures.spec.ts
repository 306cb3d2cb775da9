/** Indicators against their targets and money that has to add up, as an official follows them in the window. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import {
  keepScreenshot,
  launchProgram,
  resizeWindow,
  type RunningProgram,
} from '../support/electron.ts'
import { callFromPage } from '../support/page-calls.ts'

const createdSchema = z.object({ ok: z.literal(true), value: z.object({ person: z.string() }) })

let folder: string
let program: RunningProgram

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-measures-'))
  program = await launchProgram({
    userDataFolder: join(folder, 'user'),
    arguments: ['--register', join(folder, 'register')],
  })
  const { page } = program
  const created = createdSchema.parse(
    await callFromPage(page, 'register.create', {
      office: 'Secretariado Ejecutivo',
      person: 'Ana Torres',
      demonstration: true,
    }),
  )
  await page.evaluate(
    (state) => localStorage.setItem('acuerdos.preferences', JSON.stringify({ state, version: 1 })),
    { language: 'es', person: created.value.person },
  )
  await page.reload()
})

test.afterAll(async () => {
  await program.application.close()
  rmSync(folder, { recursive: true })
})

async function look(page: Page, name: string): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await keepScreenshot(page, name)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect
    .soft(
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.length })),
      name,
    )
    .toEqual([])
}

const panel = (page: Page): Locator => page.getByRole('dialog')
const field = (page: Page, name: string): Locator => panel(page).getByRole('textbox', { name })
const open = (page: Page, screen: string): Promise<void> =>
  page.getByRole('button', { name: screen, exact: true }).first().click()

async function save(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: spanish.actions.save }).click()
  await expect(panel(page)).toHaveCount(0)
}

test('an indicator gets a target, a measurement, and its place in the chart', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await open(page, spanish.nav.indicators)
  const rows = page.locator('[data-row-open]')
  await expect(rows).toHaveCount(6)
  await expect(page.getByText(spanish.codes.indicatorCourses.without_target)).toHaveCount(6)
  await look(page, 'measures-indicators-es-720')
  await rows.filter({ hasText: /^Homicidio doloso$/ }).click()

  await page.getByRole('button', { name: spanish.indicators.edit }).click()
  await field(page, spanish.fields.target).fill('30')
  await expect(panel(page).getByText(spanish.indicators.targetDoubtful)).toBeVisible()
  await look(page, 'measures-target-doubtful-es-720')
  await field(page, spanish.fields.target).fill('-30')
  await expect(panel(page).getByText(spanish.indicators.targetDoubtful)).toHaveCount(0)
  await field(page, spanish.fields.targetBy).fill('2018-11')
  await save(page)
  await expect(page.getByText(spanish.codes.indicatorCourses.on_course)).toBeVisible()

  await page.getByRole('button', { name: spanish.indicators.addObservation }).click()
  const value = field(page, spanish.fields.value)
  await value.fill('1.234,56')
  await expect(panel(page).getByText(spanish.records.noFigure)).toBeVisible()
  await value.fill('-10')
  await field(page, spanish.fields.period).fill('2016-01/2016-11')
  await save(page)
  await expect(page.getByText(spanish.codes.indicatorCourses.off_course)).toBeVisible()
  await expect(page.getByRole('img', { name: /^Homicidio doloso\. .*-10 %/ })).toBeVisible()
  await look(page, 'measures-indicator-es-720')
  await page.getByText('English', { exact: true }).click()
  await resizeWindow(program, 1920, 1080)
  await keepScreenshot(page, 'measures-indicator-en-1080')
  await open(page, english.nav.indicators)
  await expect(page.locator('[data-row-open]')).toHaveCount(6)
  await keepScreenshot(page, 'measures-indicators-en-1080')
  await page.getByText('Español', { exact: true }).click()
})

test('money of a fund: what is missing, ten instalments, and the agreement that it supports', async () => {
  const { page } = program
  await resizeWindow(program, 1920, 1080)
  await open(page, spanish.nav.funding)
  await page.getByText('English', { exact: true }).click()
  await expect(page.getByText(english.funding.sum)).toBeVisible()
  await keepScreenshot(page, 'measures-funding-en-1080')
  await page.getByText('Español', { exact: true }).click()
  await resizeWindow(program, 1280, 720)
  await look(page, 'measures-funding-es-720')
  await page.getByRole('button', { name: '2017', exact: true }).click()
  await expect(page.getByText(/\$6,188,824,860/)).toBeVisible()
  await look(page, 'measures-fund-year-es-720')

  await page.getByRole('button', { name: spanish.funding.add }).click()
  await panel(page).getByRole('combobox', { name: spanish.fields.entity }).fill('Durango')
  await page.getByRole('option').first().click()
  await field(page, spanish.fields.federalAmount).fill('100,000,000.07')
  await field(page, spanish.fields.stateShare).fill('20000000')
  await expect(panel(page).getByText(spanish.funding.shareLow)).toBeVisible()
  await look(page, 'measures-funding-form-es-720')
  await save(page)
  await page.locator('[data-row-open]').filter({ hasText: 'Durango' }).click()

  await page.getByRole('button', { name: spanish.funding.plan }).click()
  const instalments = page.getByRole('table', { name: spanish.funding.instalments })
  await expect(instalments.getByRole('row')).toHaveCount(11)
  await expect(page.getByText(/Faltan \$5,000,000\.02/)).toBeVisible()

  await page.getByRole('button', { name: spanish.measures.linkAgreement }).click()
  await panel(page)
    .getByRole('combobox', { name: spanish.fields.agreement })
    .fill('policía cibernética')
  await page.getByRole('option').first().click()
  await save(page)
  const linked = page.getByRole('table', { name: spanish.funding.agreements })
  await expect(linked.getByRole('row')).toHaveCount(1)
  await look(page, 'measures-funding-record-es-720')
  await resizeWindow(program, 1920, 1080)
  await keepScreenshot(page, 'measures-funding-record-es-1080')
  await linked.getByRole('button').first().click()
  const measures = page.getByRole('table', { name: spanish.measures.title })
  await expect(measures.getByText('$100,000,000.07')).toBeVisible()
  await measures.scrollIntoViewIfNeeded()
  await keepScreenshot(page, 'measures-agreement-es-1080')
})
