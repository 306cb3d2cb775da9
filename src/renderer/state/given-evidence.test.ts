import { describe, expect, test } from 'vitest'
import { givenEvidenceSchema } from '../../contract/evidence.ts'
import { draftSchemas, withTickets } from './draft-contents.ts'
import { draftWithoutFile, evidenceLack, fileDraft, givenEvidence } from './given-evidence.ts'

const acta = fileDraft({ ticket: 't-1', name: 'acta.pdf', size: 10 })

describe('what an official types of a piece of evidence', () => {
  test('a scanned file with its letter, pages and clauses goes to the engine whole', () => {
    const clause = 'c'.repeat(32)
    const given = givenEvidence({
      ...acta,
      kind: 'minutes',
      reference: ' SSP/123/2021 ',
      date: '2021-03-04',
      pages: 12,
      scanned: true,
      clauses: [clause],
    })
    expect(givenEvidenceSchema.parse(given)).toEqual({
      file: 't-1',
      link: null,
      kind: 'minutes',
      reference: 'SSP/123/2021',
      date: '2021-03-04',
      pages: 12,
      scanned: true,
      clauses: [clause],
    })
  })

  test('a link is a web address, else the form says so', () => {
    const link = draftWithoutFile('link', [])
    for (const address of [
      '',
      'gob.mx',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'ftp://a.mx',
    ]) {
      expect(evidenceLack({ ...link, link: address })).toBe('link')
    }
    const written = { ...link, link: ' https://www.gob.mx/acta ' }
    expect(evidenceLack(written)).toBeNull()
    expect(givenEvidence(written)).toMatchObject({
      file: null,
      link: 'https://www.gob.mx/acta',
      kind: 'publication',
    })
  })

  test('a letter without a file needs its number', () => {
    const letter = draftWithoutFile('letter', [])
    expect(evidenceLack(letter)).toBe('reference')
    expect(evidenceLack({ ...letter, reference: 'SSP/9' })).toBeNull()
  })

  test('pieces without a file keep names of their own when others are removed', () => {
    const one = draftWithoutFile('link', [])
    const two = draftWithoutFile('link', [one])
    const three = draftWithoutFile('link', [two])
    expect(new Set([one.ticket, two.ticket]).size).toBe(2)
    expect(three.ticket).not.toBe(two.ticket)
  })
})

describe('a draft that an earlier window left', () => {
  const draft = {
    claim: 'met',
    narrative: 'Se hizo',
    percent: null,
    cutOff: null,
    response: null,
  }

  test('keeps links and letters, and files that are still there under their new tickets', () => {
    const link = { ...draftWithoutFile('link', []), link: 'https://www.gob.mx' }
    const gone = fileDraft({ ticket: 't-2', name: 'gone.pdf', size: 1 })
    const read = draftSchemas.progress.parse({ ...draft, evidence: [acta, link, gone] })
    const { evidence } = withTickets(read, [{ key: 't-1', file: 't-9' }])
    expect(evidence).toEqual([{ ...acta, ticket: 't-9' }, link])
  })

  test('of a version that knew only files is understood', () => {
    const { ticket, name, size, kind, reference, date } = acta
    const old = { ticket, name, size, kind, reference, date }
    expect(draftSchemas.progress.parse({ ...draft, evidence: [old] }).evidence).toEqual([acta])
  })
})
