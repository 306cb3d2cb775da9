import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { SessionAgreement } from '../../contract/sessions.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import {
  officialNumberKey,
  parseOfficialNumber,
  writeOfficialNumber,
} from '../../core/compliance/numbering/official-number.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { registry } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { numberOf } from './new-record.ts'
import type { Register, SessionKey } from './ports/register.ts'
import { sessionAtHand } from './session-at-hand.ts'
import { sessionContradiction } from './session-contradiction.ts'
import { workingPerson } from './working-person.ts'

type Input = EngineParams<'agreements.renumber'>
type Outcome = EngineResult<'agreements.renumber'>

/**
 * The gazette published the session's agreements under their official numbers: one save. The number that an agreement
 * had becomes one of its aliases, so that letters that cite it still lead to it, and its text counts as official. An
 * agreement that has that number already only becomes official.
 */
export function renumberAgreements(
  { register, now, today }: UseCaseDependencies,
  input: Input,
): Result<Outcome, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const drafted = draftNumbers(register, input, today())
  if (!drafted.ok) return drafted
  const { changes, outcome } = drafted.value
  if (changes.length === 0) return failure(refusal('nothing_to_change', { id: input.session }))
  const saved = register.save(
    { author: person.value, intent: 'agreements.renumber', changes: [...changes] },
    now(),
  )
  return saved.ok ? success(outcome) : saved
}

/** The changes of a renumbering, checked; nothing is saved. */
export function draftNumbers(
  register: Register,
  input: Omit<Input, 'as'>,
  today: string,
): Result<{ readonly changes: readonly DraftChange[]; readonly outcome: Outcome }, Refusal> {
  const session = sessionAtHand(register, input.session)
  if (!session.ok) return session
  const agreements = register.read.sessionAgreements(input.session, today) ?? []
  const numbers = givenNumbers(register, input, agreements, today)
  if (!numbers.ok) return numbers
  const repeated = repeatedNumber(agreements, numbers.value)
  if (repeated !== null) return failure(repeated)
  const changes: DraftChange[] = []
  const renumbered: Outcome['agreements'] = []
  for (const { agreement, number, given } of numbers.value) {
    const conflicting = conflictOf(register, agreement.id)
    if (conflicting !== null) return failure(refusal('field_in_conflict', { field: conflicting }))
    changes.push(...changesOf(agreement, number, given))
    renumbered.push({
      id: agreement.id,
      number,
      former: agreement.number === number ? null : agreement.number,
    })
  }
  return success({ changes, outcome: { agreements: renumbered } })
}

interface GivenNumber {
  readonly agreement: SessionAgreement
  /** As it is published. */
  readonly number: string
  readonly given: Input['numbers'][number]
}

function givenNumbers(
  register: Register,
  input: Omit<Input, 'as'>,
  agreements: readonly SessionAgreement[],
  today: string,
): Result<readonly GivenNumber[], Refusal> {
  const key = sessionKey(register, input.session, today)
  const numbers: GivenNumber[] = []
  for (const given of input.numbers) {
    const agreement = agreements.find(({ id }) => id === given.agreement)
    if (agreement === undefined) {
      return failure(
        refusal('agreement_of_other_session', { id: given.agreement, session: key.name }),
      )
    }
    const parsed = parseOfficialNumber(given.number)
    if (parsed === null) return failure(refusal('number_not_official', { number: given.number }))
    numbers.push({ agreement, number: writeOfficialNumber(parsed), given })
  }
  const contradiction = sessionContradiction(register, key, {
    date: null,
    agreements: numbers,
  })
  return contradiction === null ? success(numbers) : failure(contradiction)
}

function sessionKey(
  register: Register,
  session: string,
  today: string,
): SessionKey & { readonly name: string } {
  const row = register.read.session(session, today)?.session
  if (row === undefined) throw new Error(`session ${session} has no row`)
  const { body, type, ordinal, roman } = row
  return { body, type, ordinal, name: roman }
}

/** The session as it would be: two agreements of one number, both named; `null`: there are none. */
function repeatedNumber(
  agreements: readonly SessionAgreement[],
  given: readonly GivenNumber[],
): Refusal | null {
  const holders = new Map<string, SessionAgreement>()
  for (const agreement of agreements) {
    const [first, second] = given.filter((one) => one.agreement.id === agreement.id)
    if (second !== undefined) {
      return refusal('number_taken', {
        number: second.number,
        agreements: [first?.number ?? '', calledBy(agreement)],
      })
    }
    const written = first?.number ?? agreement.number
    const parsed = written === null ? null : parseOfficialNumber(written)
    if (written === null || parsed === null) continue
    const key = officialNumberKey(parsed)
    const holder = holders.get(key)
    // What was captured twice is for the list of data issues, unless this save would make it so.
    if (holder !== undefined && (first !== undefined || isGiven(given, holder))) {
      return refusal('number_taken', {
        number: written,
        agreements: [calledBy(holder), calledBy(agreement)],
      })
    }
    holders.set(key, agreement)
  }
  return null
}

const isGiven = (given: readonly GivenNumber[], { id }: SessionAgreement): boolean =>
  given.some(({ agreement }) => agreement.id === id)

/** What people can find it by. */
const calledBy = ({ number, title, id }: SessionAgreement): string =>
  [number, title].filter((part) => part !== null).join(' ') || id

function conflictOf(register: Register, id: string): string | null {
  const fields = register.read.record(id)?.fields ?? {}
  return (
    (['number', 'title', 'textStatus'] as const).find((name) => fields[name]?.conflict === true) ??
    null
  )
}

function changesOf(
  { id, number: former, title, textStatus }: SessionAgreement,
  number: string,
  given: Input['numbers'][number],
): readonly DraftChange[] {
  const change = (
    field: 'number' | 'title' | 'textStatus' | 'aliases',
    value: Value,
    replaces: readonly string[],
    element: string | null = null,
  ): DraftChange => ({
    kind: registry.agreement.number,
    record: id,
    partition: { kind: 'agreement', id },
    field: numberOf('agreement', field),
    element,
    value,
    replaces: [...replaces],
  })
  const newTitle = given.title?.trim() ?? ''
  return [
    ...(former === number ? [] : [change('number', number, given.seen.number)]),
    ...(former === null || former === number ? [] : [change('aliases', true, [], former)]),
    ...(newTitle === '' || newTitle === title ? [] : [change('title', newTitle, given.seen.title)]),
    ...(textStatus === 'official' ? [] : [change('textStatus', 'official', given.seen.textStatus)]),
  ]
}
