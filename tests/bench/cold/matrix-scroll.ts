/**
 * Work of the window's main thread while the matrix is scrolled, and while an empty grid of as many cells is, in the
 * same window: register, folder for what belongs to the user, who works. It is processor time, as Chromium's own trace
 * tells it, because neighbours and a missing graphics card stretch everything else.
 */
import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import * as z from 'zod'
import spanish from '../../../resources/locales/es.json' with { type: 'json' }
import { launchProgram, resizeWindow, type RunningProgram } from '../../support/electron.ts'
import { openScreen } from '../../support/navigation.ts'
import { percentile95 } from '../measurement.ts'

/** Pixels in a frame: at 60 frames, all 200 agreements in two seconds. */
const step = 50
const turns = 3

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

const taskName = 'ThreadControllerImpl::RunTask'
const byTime = (a: { readonly ts: number }, b: { readonly ts: number }) => a.ts - b.ts

/** The least that shows a grid: rows of empty boxes, those in sight only, moved and never made. Above the matrix. */
async function showEmptyGrid(page: Page): Promise<void> {
  await page.evaluate(() => {
    const grid = document.querySelector('[role=grid]')
    const line = grid?.querySelector('[role=row]:has([role=gridcell])')
    if (grid === null || line === null || line === undefined) throw new Error('there is no matrix')
    const { width, height } = grid.getBoundingClientRect()
    const tall = line.getBoundingClientRect().height
    const frame = document.createElement('div')
    frame.dataset['floor'] = ''
    frame.style.cssText = `position:fixed;inset:0 auto auto 0;z-index:999;width:${width}px;height:${height}px;overflow:auto;background:#fff`
    const content = document.createElement('div')
    content.style.cssText = `position:relative;overflow:hidden;height:${grid.scrollHeight}px`
    const rows = Array.from({ length: Math.ceil(height / tall) + 1 }, () => {
      const row = document.createElement('div')
      row.style.cssText = `position:absolute;display:flex;width:100%;height:${tall}px;contain:strict`
      row.append(
        ...Array.from(line.children, () => {
          const cell = document.createElement('div')
          cell.style.cssText = 'flex:1;background:#eceff1;border:1px solid #fff'
          return cell
        }),
      )
      return row
    })
    const place = () => {
      const first = Math.floor(frame.scrollTop / tall)
      for (let at = first; at < first + rows.length; at += 1) {
        const row = rows[at % rows.length]
        if (row !== undefined) row.style.transform = `translateY(${at * tall}px)`
      }
    }
    content.append(...rows)
    frame.append(content)
    frame.addEventListener('scroll', place, { passive: true })
    document.body.append(frame)
    place()
  })
}

const hideEmptyGrid = (page: Page): Promise<void> =>
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
const values: number[] = []
const floors: number[] = []
for (let turn = 0; turn < turns; turn += 1) {
  values.push(...(await workOfFrames(program, '[role=grid]', trace)))
  await showEmptyGrid(page)
  floors.push(...(await workOfFrames(program, '[data-floor]', trace)))
  await hideEmptyGrid(page)
}
await application.close()
console.log(JSON.stringify({ value: percentile95(values), floor: percentile95(floors) }))
