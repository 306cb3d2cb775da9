import { recordDefinitions } from '../schema/records.ts'

const { withdrawn, duplicateOf, acceptedIssues, purged } = recordDefinitions.evidence.fields

/**
 * Taking a record out of what counts says nothing of what was done: whoever withdraws a report captured twice has not
 * written it, nor has whoever found a missing file to be in order. Their numbers mean the same in a report, which
 * cannot be purged.
 */
const saysNothing: ReadonlySet<number> = new Set([
  withdrawn.number,
  duplicateOf.number,
  acceptedIssues.number,
  purged.number,
])

const reportsAndEvidence: ReadonlySet<number> = new Set([
  recordDefinitions.progressReport.number,
  recordDefinitions.evidence.number,
])

/**
 * Whether writing this field makes one an author of the record (DESIGN 5.2), by permanent numbers: everything that a
 * report or a piece of evidence says, its elements of sets and the fields of newer versions included. It stays so when
 * the value is replaced later: who once put words into a report took part in it.
 */
export const makesAnAuthor = (kind: number, field: number): boolean =>
  reportsAndEvidence.has(kind) && !saysNothing.has(field)

const authorFields: ReadonlyMap<number, number> = new Map(
  [recordDefinitions.progressReport, recordDefinitions.evidence].map(({ number, fields }) => [
    number,
    fields.author.number,
  ]),
)

/** Whether the value of this field, by permanent numbers, is the person who is said to have made a report or evidence. */
export const namesAnAuthor = (kind: number, field: number): boolean =>
  authorFields.get(kind) === field
