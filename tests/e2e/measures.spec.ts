/** Indicators against their targets and money that has to add up, as an official follows them in the window. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import {
  closeDemonstration,
  openDemonstration,
  type Demonstration,
} from '../support/demonstration.ts'
import { keepScreenshot, resizeWindow, type RunningProgram } from '../support/electron.ts'
import { lookAt } from '../support/looking.ts'
import { openRow, openScreen, rows } from '../support/navigation.ts'

let demonstration: Demonstration
let program: RunningProgram

test.beforeAll(async () => {
  demonstration = await openDemonstration('measures')
  ;({ program } = demonstration)
})

test.afterAll(() => closeDemonstration(demonstration))

const panel = (page: Page): Locator => page.getByRole('dialog')
const field = (page: Page, name: string): Locator => panel(page).getByRole('textbox', { name })

async function save(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: spanish.actions.save }).click()
  await expect(panel(page)).toHaveCount(0)
}

test('an indicator gets a target, a measurement, and its place in the chart', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await openScreen(page, spanish.nav.indicators)
  await expect(rows(page, '')).toHaveCount(6)
  await expect(page.getByText(spanish.codes.indicatorCourses.without_target)).toHaveCount(6)
  await lookAt(page, 'measures-indicators-es-720')
  await openRow(page, rows(page, /^Homicidio doloso$/))

  await page.getByRole('button', { name: spanish.indicators.edit }).click()
  await field(page, spanish.fields.target).fill('30')
  await expect(panel(page).getByText(spanish.indicators.targetDoubtful)).toBeVisible()
  await lookAt(page, 'measures-target-doubtful-es-720')
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
  await lookAt(page, 'measures-indicator-es-720')
  await page.getByText('English', { exact: true }).click()
  await resizeWindow(program, 1920, 1080)
  await keepScreenshot(page, 'measures-indicator-en-1080')
  await openScreen(page, english.nav.indicators)
  await expect(rows(page, '')).toHaveCount(6)
  await keepScreenshot(page, 'measures-indicators-en-1080')
  await page.getByText('Español', { exact: true }).click()
})

test('money of a fund: what is missing, ten instalments, and the agreement that it supports', async () => {
  const { page } = program
  await resizeWindow(program, 1920, 1080)
  await openScreen(page, spanish.nav.funding)
  await page.getByText('English', { exact: true }).click()
  await expect(page.getByText(english.funding.sum)).toBeVisible()
  await keepScreenshot(page, 'measures-funding-en-1080')
  await page.getByText('Español', { exact: true }).click()
  await resizeWindow(program, 1280, 720)
  await lookAt(page, 'measures-funding-es-720')
  await page.getByRole('button', { name: '2017', exact: true }).click()
  await expect(page.getByText(/\$6,188,824,860/)).toBeVisible()
  await lookAt(page, 'measures-fund-year-es-720')

  await page.getByRole('button', { name: spanish.funding.add }).click()
  await panel(page).getByRole('combobox', { name: spanish.fields.entity }).fill('Durango')
  await page.getByRole('option').first().click()
  await field(page, spanish.fields.federalAmount).fill('100,000,000.07')
  await field(page, spanish.fields.stateShare).fill('20000000')
  await expect(panel(page).getByText(spanish.funding.shareLow)).toBeVisible()
  await lookAt(page, 'measures-funding-form-es-720')
  await save(page)
  await openRow(page, rows(page, 'Durango'))

  await page.getByRole('button', { name: spanish.funding.plan }).click()
  const instalments = page.getByRole('table', { name: spanish.funding.instalments })
  // Ten, the header, and what they add up to.
  await expect(instalments.getByRole('row')).toHaveCount(12)
  await expect(page.getByText(/Faltan \$5,000,000\.02/)).toBeVisible()

  await page.getByRole('button', { name: spanish.measures.linkAgreement }).click()
  await panel(page)
    .getByRole('combobox', { name: spanish.fields.agreement })
    .fill('policía cibernética')
  await page.getByRole('option').first().click()
  await save(page)
  const linked = page.getByRole('table', { name: spanish.funding.agreements })
  await expect(linked.getByRole('row')).toHaveCount(1)
  await lookAt(page, 'measures-funding-record-es-720')
  await resizeWindow(program, 1920, 1080)
  await keepScreenshot(page, 'measures-funding-record-es-1080')
  await linked.getByRole('button').first().click()
  const measures = page.getByRole('table', { name: spanish.measures.title })
  await expect(measures.getByText('$100,000,000.07')).toBeVisible()
  await measures.scrollIntoViewIfNeeded()
  await keepScreenshot(page, 'measures-agreement-es-1080')
})
