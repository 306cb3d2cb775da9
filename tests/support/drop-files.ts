import type { Locator, Page } from '@playwright/test'

/**
 * Drops files of the disk as the system's file manager does: the browser itself makes the page's `File`s, with their
 * real paths behind them, which no script in the page could do.
 */
export async function dropFiles(
  page: Page,
  target: Locator,
  paths: readonly string[],
): Promise<void> {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (box === null) throw new Error('there is nothing to drop on')
  const session = await page.context().newCDPSession(page)
  const dropped = {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    data: { items: [], files: [...paths], dragOperationsMask: 1 },
  }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...dropped })
  }
  await session.detach()
}
