import { describe, expect, it } from 'vitest'
import { complianceCodes, responseCodes, rollUpCodes } from '../../core/compliance/codes.ts'
import {
  agreementKinds,
  clauseNatures,
  obligationRoles,
  verdictResults,
} from '../../core/schema/codes.ts'
import { verificationReadings } from '../../core/compliance/status-reading.ts'
import { fillPattern, longDay, reportWords, sessionName } from './words.ts'

type Words = string | readonly Words[] | { readonly [key: string]: Words }

const leaves = (words: Words, path = ''): readonly (readonly [string, string])[] =>
  typeof words === 'string'
    ? [[path, words]]
    : Object.entries(words).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))

const places = (pattern: string): readonly string[] =>
  [...pattern.matchAll(/\{\w+\}|&[PN]/g)].map(([place]) => place).toSorted()

describe('the words of reports', () => {
  const spanish = new Map(leaves(reportWords('es')))
  const english = new Map(leaves(reportWords('en')))

  it('are the same list in both languages, none empty', () => {
    expect([...english.keys()].toSorted()).toEqual([...spanish.keys()].toSorted())
    expect([...spanish, ...english].filter(([, word]) => word.trim() === '')).toEqual([])
  })

  it('take the same values in both languages', () => {
    // Days differ by nature, and the singular may say "one" in words.
    const free = /^\.dates\.|\.one$/
    const of = (words: ReadonlyMap<string, string>) =>
      [...words].filter(([path]) => !free.test(path)).map(([path, word]) => [path, places(word)])
    expect(Object.fromEntries(of(english))).toEqual(Object.fromEntries(of(spanish)))
  })

  it('name every code that a dossier can hold', () => {
    const words = reportWords('es')
    expect(Object.keys(words.compliance).toSorted()).toEqual([...rollUpCodes].toSorted())
    expect(complianceCodes.every((code) => words.compliance[code] !== '')).toBe(true)
    expect(Object.keys(words.verification).toSorted()).toEqual([...verificationReadings].toSorted())
    expect(Object.keys(words.response).toSorted()).toEqual([...responseCodes].toSorted())
    expect(Object.keys(words.verdict).toSorted()).toEqual([...verdictResults].toSorted())
    expect(Object.keys(words.kind).toSorted()).toEqual([...agreementKinds].toSorted())
    expect(Object.keys(words.nature).toSorted()).toEqual([...clauseNatures].toSorted())
    expect(Object.keys(words.role).toSorted()).toEqual([...obligationRoles].toSorted())
  })

  it('write a day as officials do', () => {
    expect(longDay('2016-12-20', reportWords('es'))).toBe('20 de diciembre de 2016')
    expect(longDay('2016-12-02', reportWords('en'))).toBe('December 2, 2016')
  })

  it('name a session', () => {
    const session = { type: 'extraordinary', roman: 'II' } as const
    expect(sessionName(session, reportWords('es'))).toBe('II Sesión Extraordinaria')
    expect(sessionName(session, reportWords('en'))).toBe('Extraordinary Session II')
  })

  it('do not fill a place twice when a name looks like one', () => {
    expect(fillPattern('{author}, {date}', { author: '{date}', date: '1' })).toBe('{date}, 1')
  })
})
