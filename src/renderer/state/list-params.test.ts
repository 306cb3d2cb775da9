import { expect, test } from 'vitest'
import { listParams } from './list-params.ts'
import { emptyView, whereIs } from './route.ts'

test('what a list is about comes before what a person chose', () => {
  const view = {
    ...emptyView,
    search: 'vetting',
    page: 3,
    filters: [whereIs('compliance', 'met', 'moot')],
    sort: { field: 'due', descending: true },
  }
  expect(listParams(view, [whereIs('agreement', 'a1')])).toEqual({
    where: [
      { field: 'agreement', operator: '=', values: ['a1'] },
      { field: 'compliance', operator: '=', values: ['met', 'moot'] },
    ],
    search: 'vetting',
    sort: [{ field: 'due', descending: true }],
    limit: 100,
    offset: 300,
    withdrawn: false,
  })
})

test('no search is no question, and the order of the list stands unless one is chosen', () => {
  const order = [{ field: 'date', descending: true }]
  expect(listParams(emptyView, [], order)).toEqual({
    where: [],
    sort: order,
    limit: 100,
    offset: 0,
    withdrawn: false,
  })
})
