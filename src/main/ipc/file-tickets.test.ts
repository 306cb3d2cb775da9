import { describe, expect, it } from 'vitest'
import { createFileTickets } from './file-tickets.ts'

function ticketsFrom(names: readonly string[]) {
  const left = [...names]
  return createFileTickets(() => {
    const next = left.shift()
    if (next === undefined) throw new Error('no tickets left')
    return next
  })
}

describe('tickets for files', () => {
  it('lead back to the file for the page that got them', () => {
    const tickets = ticketsFrom(['t1', 't2'])
    const ticket = tickets.issue(1, '/home/ana/oficio.pdf')
    expect(tickets.issue(1, '/home/ana/otro.pdf')).not.toBe(ticket)
    expect(tickets.pathOf(1, ticket)).toBe('/home/ana/oficio.pdf')
    // A form that was refused is sent again with the same ticket.
    expect(tickets.pathOf(1, ticket)).toBe('/home/ana/oficio.pdf')
  })

  it('are worth nothing when forged, or in the hands of another page', () => {
    const tickets = ticketsFrom(['t1'])
    const ticket = tickets.issue(1, '/home/ana/oficio.pdf')
    expect(tickets.pathOf(1, '/home/ana/oficio.pdf')).toBeUndefined()
    expect(tickets.pathOf(1, '')).toBeUndefined()
    expect(tickets.pathOf(2, ticket)).toBeUndefined()
  })

  it('end with the page', () => {
    const tickets = ticketsFrom(['t1', 't2'])
    const ticket = tickets.issue(1, '/a')
    const other = tickets.issue(2, '/b')
    tickets.forget(1)
    expect(tickets.pathOf(1, ticket)).toBeUndefined()
    expect(tickets.pathOf(2, other)).toBe('/b')
  })
})
