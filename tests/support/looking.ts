/** What people would look at, and what those cannot use who do not see it. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { keepScreenshot } from './electron.ts'

/** Rows of a list are alike: the first ones stand for a hundred. */
const laterRows = ['tbody tr:nth-child(n+8)', '[role=grid] [role=row]:nth-child(n+6)']

/** Waits until nothing is loading and nothing moves. */
async function settle(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.playState !== 'running'),
  )
}

/** Keeps a picture of the window at rest. */
export async function pictureOf(page: Page, name: string): Promise<void> {
  await settle(page)
  await keepScreenshot(page, name)
}

/** Keeps a picture of the window and tells, without ending the test, of each barrier that axe finds in it. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await pictureOf(page, name)
  // Electron has no second page in which the results could be gathered.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  // What was saved just before is still said in a corner while it fades.
  for (const part of [...laterRows, '.mantine-Notifications-root']) axe.exclude(part)
  const { violations } = await axe.analyze()
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.slice(0, 5).map(({ target, failureSummary }) => ({ target, failureSummary })),
  }))
  // Soft: one run tells of every screen.
  expect.soft(found, name).toEqual([])
}
