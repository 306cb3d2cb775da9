import { describe, expect, it } from 'vitest'
import { byNeed, isProposed, otherOffices, type OtherOffice } from './other-offices.ts'

const sent = {
  kind: 'delta' as const,
  at: '2026-11-22T12:00:00Z',
  file: 'lote.acuerdos',
  changes: 1,
  attachments: 0,
  bytes: 900,
}
const office = (name: string, parts: Partial<OtherOffice> = {}, changes = 0): OtherOffice => ({
  id: name,
  name,
  coordinating: false,
  own: false,
  scope: ['all'],
  scopeNames: [],
  revoked: false,
  installations: [],
  ...parts,
  exchange: {
    acknowledged: null,
    waiting: { whole: false, changes, attachments: 0, bytes: 0, atLeast: false, unvouched: 0 },
    lastSent: sent,
    lastReceived: null,
    silentDays: 3,
    silent: false,
    ...parts.exchange,
  },
})
const silent = (name: string): OtherOffice => {
  const known = office(name)
  return { ...known, exchange: { ...known.exchange, silent: true } }
}

describe('other offices', () => {
  it('stand with those first that need something, and the revoked ones last', () => {
    const offices = [
      office('Colima', { revoked: true }, 5),
      office('Durango'),
      office('Sonora', {}, 2),
      silent('Zacatecas'),
      office('Ámbar'),
    ]
    expect(byNeed(offices).map(({ name }) => name)).toEqual([
      'Zacatecas',
      'Sonora',
      'Ámbar',
      'Durango',
      'Colima',
    ])
  })

  it('are proposed where something waits, and a package ever went or came', () => {
    expect(isProposed(office('Sonora', {}, 2))).toBe(true)
    expect(isProposed(office('Sonora', {}, 0))).toBe(false)
    expect(isProposed(office('Sonora', { revoked: true }, 2))).toBe(false)
    const never = office('Sonora', {}, 2)
    const stranger = { ...never, exchange: { ...never.exchange, lastSent: null } }
    expect(isProposed(stranger)).toBe(false)
    expect(isProposed({ ...stranger, coordinating: true })).toBe(true)
  })

  it('are all but the own one', () => {
    const own = { ...office('Consejo'), own: true, exchange: null }
    expect(otherOffices([own, office('Durango')]).map(({ name }) => name)).toEqual(['Durango'])
  })
})
