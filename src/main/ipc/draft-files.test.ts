import { expect, test } from 'vitest'
import type { FormDraft } from '../../contract/form-drafts.ts'
import { draftsWithTickets, draftWithPaths } from './draft-files.ts'
import { createFileTickets } from './file-tickets.ts'

const page = 1
const draft = {
  as: 'a'.repeat(32),
  form: 'progress' as const,
  subject: 'd'.repeat(32),
  content: { narrative: 'Se instaló', evidence: [{ ticket: 'ticket-1' }] },
}

function tickets() {
  let last = 0
  return createFileTickets(() => `ticket-${(last += 1)}`)
}

test('a draft is kept with the paths of its files, and never with what a page made up', () => {
  const issued = tickets()
  const ticket = issued.issue(page, '/home/ana/oficio.pdf')
  const { files, content } = draftWithPaths(issued, page, {
    ...draft,
    files: [
      { key: ticket, file: ticket },
      { key: 'x', file: '/etc/passwd' },
    ],
  })
  expect(files).toEqual([{ key: ticket, file: '/home/ana/oficio.pdf' }])
  expect(content).toEqual(draft.content)
})

test('a page gets tickets of its own for files that are still there, and no path', () => {
  const issued = tickets()
  const { as: _as, ...kept } = draft
  const drafts: FormDraft[] = [
    {
      ...kept,
      files: [
        { key: 'old-1', file: '/home/ana/oficio.pdf' },
        { key: 'old-2', file: '/home/ana/borrado.pdf' },
      ],
      keptAt: '2017-01-16T12:00:00.000Z',
    },
  ]
  const answer = draftsWithTickets(
    issued,
    page,
    { ok: true, value: { drafts, unreadable: 0 } },
    (file) => (file.includes('borrado') ? undefined : 42),
  )
  expect(answer).toMatchObject({
    ok: true,
    value: { drafts: [{ files: [{ key: 'old-1', file: 'ticket-1' }] }], unreadable: 0 },
  })
  expect(JSON.stringify(answer)).not.toContain('/home/ana')
  expect(issued.pathOf(page, 'ticket-1')).toBe('/home/ana/oficio.pdf')
})
