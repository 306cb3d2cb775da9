import { expect, test } from 'vitest'
import type { Filter } from '../../contract/rows.ts'
import {
  changeView,
  emptyView,
  goBack,
  goForward,
  goTo,
  isFiltered,
  type Route,
  seeAs,
  setFilter,
  startOf,
  toggleSort,
  whereIs,
} from './route.ts'

const sessions: Route = { screen: 'sessions', view: emptyView }
const session: Route = { screen: 'session', id: 'a', view: emptyView }
const agreement: Route = { screen: 'agreement', id: 'b', view: emptyView }

test('an official goes into a session and an agreement, back twice, and forward again', () => {
  const there = goTo(goTo(startOf(sessions), session), agreement)
  const back = goBack(goBack(there))
  expect(back.here).toEqual(sessions)
  expect(back.future).toEqual([session, agreement])
  expect(goForward(goForward(back))).toEqual(there)
})

test('going somewhere new forgets the way that was undone', () => {
  const back = goBack(goTo(startOf(sessions), session))
  expect(goTo(back, agreement)).toEqual({ past: [sessions], here: agreement, future: [] })
})

test('at either end the keys do nothing', () => {
  const start = startOf(sessions)
  expect(goBack(start)).toBe(start)
  expect(goForward(start)).toBe(start)
})

test('a filter is no step of its own, and is still there after coming back', () => {
  const filtered: Route = { screen: 'sessions', view: changeView(emptyView, { search: 'fasp' }) }
  const there = goTo(seeAs(startOf(sessions), filtered), session)
  expect(there.past).toEqual([filtered])
  expect(goBack(there).here).toEqual(filtered)
})

test('the way back has an end', () => {
  let journey = startOf(sessions)
  for (let step = 0; step < 300; step += 1) journey = goTo(journey, session)
  expect(journey.past).toHaveLength(100)
})

test('a new filter shows the first page', () => {
  const onPageThree = { ...emptyView, page: 2 }
  expect(setFilter(onPageThree, whereIs('compliance', 'met')).page).toBe(0)
  expect(changeView(onPageThree, { withdrawn: true }).page).toBe(0)
})

test('an emptied filter leaves no trace', () => {
  const filtered = setFilter(emptyView, whereIs('compliance', 'met'))
  expect(isFiltered(filtered)).toBe(true)
  const emptied = setFilter(filtered, whereIs('compliance'))
  expect(emptied).toEqual(emptyView)
  expect(isFiltered(emptied)).toBe(false)
})

test('a new value takes the place of the old one; a range has two ends', () => {
  const january: Filter = { field: 'due', operator: '>=', values: ['2017-01-01'] }
  const february: Filter = { ...january, values: ['2017-02-01'] }
  const end: Filter = { field: 'due', operator: '<=', values: ['2017-12-31'] }
  const view = setFilter(setFilter(emptyView, january), end)
  expect(setFilter(view, february).filters).toEqual([end, february])
})

test('a heading sorts up, then down, then not at all', () => {
  const up = toggleSort(emptyView, 'due')
  expect(up.sort).toEqual({ field: 'due', descending: false })
  const down = toggleSort(up, 'due')
  expect(down.sort).toEqual({ field: 'due', descending: true })
  expect(toggleSort(down, 'due').sort).toBeNull()
  expect(toggleSort(down, 'unitName').sort).toEqual({ field: 'unitName', descending: false })
})
