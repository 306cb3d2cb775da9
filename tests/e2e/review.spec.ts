/** What would not survive an audit, what is weakly drafted, and what the data cannot be. */
import { expect, test, type Page } from '@playwright/test'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import {
  closeDemonstration,
  openDemonstration,
  speak,
  type Demonstration,
} from '../support/demonstration.ts'
import { resizeWindow, type RunningProgram } from '../support/electron.ts'
import { lookAt } from '../support/looking.ts'
import { openScreen, rows } from '../support/navigation.ts'

let demonstration: Demonstration
let program: RunningProgram
/** Id of who works. */
let person: string

test.beforeAll(async () => {
  demonstration = await openDemonstration('review')
  ;({ program, person } = demonstration)
})

test.afterAll(() => closeDemonstration(demonstration))

/** A tab by its name; its count follows. */
const tab = (page: Page, name: string) =>
  page.getByRole('tab', { name: new RegExp(`^${name} \\(`) })

async function openTab(page: Page, name: string): Promise<void> {
  await tab(page, name).click()
  await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true')
}

test('a check of the drafting leads to its agreement, and back to the same list', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await openScreen(page, spanish.nav.review)
  await expect(page.getByRole('heading', { level: 1, name: spanish.review.title })).toBeVisible()
  await lookAt(page, 'review-audit-es-1280')
  await openTab(page, spanish.review.parts.drafting)
  const first = rows(page, '').first()
  await expect(first).toBeVisible()
  await lookAt(page, 'review-drafting-es-1280')
  await first.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(spanish.review.title)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(tab(page, spanish.review.parts.drafting)).toHaveAttribute('aria-selected', 'true')
})

test('the same in English, on a wide screen', async () => {
  const { page } = program
  await resizeWindow(program, 1920, 1080)
  await speak(page, 'en', person)
  await expect(page.getByRole('button', { name: english.nav.review, exact: true })).toBeVisible()
  // The eleventh screen: the nine digits are taken.
  await page.keyboard.press('Alt+Shift+2')
  await openTab(page, english.review.parts.drafting)
  await expect(rows(page, '').first()).toBeVisible()
  await lookAt(page, 'review-drafting-en-1920')
  await openTab(page, english.review.parts.data)
  await lookAt(page, 'review-data-en-1920')
})
