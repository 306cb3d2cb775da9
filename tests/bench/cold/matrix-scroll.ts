/**
 * Work of the window's main thread while the matrix is scrolled, and while a bare table of as many rows and columns is,
 * in the same window: register, folder for what belongs to the user, who works. It is processor time, as Chromium's own
 * trace tells it, because neighbours and a missing graphics card stretch everything else.
 */
import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import * as z from 'zod'
import spanish from '../../../resources/locales/es.json' with { type: 'json' }
import { launchProgram, resizeWindow, type RunningProgram } from '../../support/electron.ts'
import { openScreen } from '../../support/navigation.ts'
import { median, percentile95 } from '../measurement.ts'

/** Pixels in a frame: at 60 frames, all 200 agreements in a second. */
const step = 100
const turnCount = 5

/** Milliseconds of work in each frame. */
interface Turn {
  readonly value: readonly number[]
  readonly floor: readonly number[]
}

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number(),
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.unknown().optional() }).optional(),
    }),
  ),
})

/** From top to bottom and back, one step in each frame; `selector` names what is scrolled. */
async function scrollThrough(page: Page, selector: string): Promise<void> {
  await page.evaluate(
    ({ selector: scrolled, step: pixels }) =>
      new Promise<void>((resolve, reject) => {
        const grid = document.querySelector(scrolled)
        if (grid === null) reject(new Error('there is no grid'))
        else {
          let by = pixels
          const move = () => {
            performance.mark('scrolled')
            const before = grid.scrollTop
            grid.scrollTop += by
            if (grid.scrollTop !== before) requestAnimationFrame(move)
            else if (by > 0) {
              by = -by
              requestAnimationFrame(move)
            } else resolve()
          }
          requestAnimationFrame(move)
        }
      }),
    { selector, step },
  )
}

/** Milliseconds of work in each frame of a way through the grid. */
async function workOfFrames(
  { application, page }: RunningProgram,
  selector: string,
  trace: string,
): Promise<readonly number[]> {
  await application.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel', 'blink.user_timing'] }),
  )
  await scrollThrough(page, selector)
  await application.evaluate(
    ({ contentTracing }, file) => contentTracing.stopRecording(file),
    trace,
  )
  const { traceEvents } = traceSchema.parse(JSON.parse(readFileSync(trace, 'utf8')))
  const marks = traceEvents.filter(({ name }) => name === 'scrolled').toSorted(byTime)
  const [first] = marks
  if (first === undefined) throw new Error('the trace does not know of the scrolling')
  const tasks = traceEvents
    .filter(({ name, pid, tid }) => name === taskName && pid === first.pid && tid === first.tid)
    .toSorted(byTime)
  return marks.slice(0, -1).map(({ ts }, place) => {
    const end = marks[place + 1]?.ts ?? Infinity
    const within = tasks.filter((task) => task.ts >= ts && task.ts < end)
    return within.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000
  })
}

/** Of the ways through the grid the middle one: a neighbour's burst of work disturbs one or two. */
const figure = (turns: readonly Turn[], of: (frames: readonly number[]) => number) => ({
  value: median(turns.map(({ value }) => of(value))),
  floor: median(turns.map(({ floor }) => of(floor))),
})

const taskName = 'ThreadControllerImpl::RunTask'
const byTime = (a: { readonly ts: number }, b: { readonly ts: number }) => a.ts - b.ts

/** What the browser alone does: a table without style or script, of as many rows and columns, above the matrix. */
async function showBareTable(page: Page): Promise<void> {
  await page.evaluate(() => {
    const grid = document.querySelector('[role=grid]')
    const line = grid?.querySelector('[role=row]:has([role=gridcell])')
    if (grid === null || line === null || line === undefined) throw new Error('there is no matrix')
    const { width, height } = grid.getBoundingClientRect()
    const frame = document.createElement('div')
    frame.dataset['floor'] = ''
    frame.style.cssText = `position:fixed;inset:0 auto auto 0;z-index:999;width:${width}px;height:${height}px;overflow:auto;background:#fff`
    const table = document.createElement('table')
    table.style.cssText = `width:100%;height:${grid.scrollHeight}px;font-size:10px`
    const columns = Number(grid.ariaColCount)
    for (let row = 0; row < Number(grid.ariaRowCount); row += 1) {
      const cells = table.insertRow()
      for (let column = 0; column < columns; column += 1) {
        cells.insertCell().textContent = `${row}/${column}`
      }
    }
    frame.append(table)
    document.body.append(frame)
  })
}

const hideBareTable = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector('[data-floor]')?.remove())

const [register = '', folder = '', person = ''] = process.argv.slice(2)
const user = mkdtempSync(join(folder, 'user-'))
const program = await launchProgram({
  userDataFolder: user,
  arguments: ['--register', register],
})
const { page, application } = program
await resizeWindow(program, 1920, 1080)
await page.evaluate(
  (state) => localStorage.setItem('acuerdos.preferences', JSON.stringify({ state, version: 1 })),
  { language: 'es', person },
)
await page.reload()
await openScreen(page, spanish.nav.matrix)
await page.getByRole('gridcell').first().waitFor()
const box = await page.getByRole('grid').boundingBox()
if (box === null) throw new Error('the matrix is not on screen')
// Cells pass below a pointer that rests, as they do while a wheel is turned.
await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2)

const trace = join(user, 'trace.json')
await scrollThrough(page, '[role=grid]')
const turns: Turn[] = []
for (let turn = 0; turn < turnCount; turn += 1) {
  const value = await workOfFrames(program, '[role=grid]', trace)
  await showBareTable(page)
  await scrollThrough(page, '[data-floor]')
  turns.push({ value, floor: await workOfFrames(program, '[data-floor]', trace) })
  await hideBareTable(page)
}
await application.close()
console.log(
  JSON.stringify({
    usual: figure(turns, percentile95),
    longest: figure(turns, (frames) => Math.max(...frames)),
  }),
)
