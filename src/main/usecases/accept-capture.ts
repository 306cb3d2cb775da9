import type { DraftAgreement, DraftClause } from '../../contract/capture.ts'
import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import type { PartitionKey } from '../../core/changes/types.ts'
import { writeRoman } from '../../core/compliance/numbering/roman.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { registry } from '../../core/schema/registry.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { addressedUnits, type AddressedUnit } from './addressed-units.ts'
import { existingAgreement } from './existing-agreement.ts'
import { settledRule } from './deadline-value.ts'
import { publishedForm } from './identity.ts'
import { newRecord, numberOf } from './new-record.ts'
import type { Register } from './ports/register.ts'
import { sessionContradiction } from './session-contradiction.ts'
import { optionalDay, requiredText } from './text-input.ts'
import { workingPerson } from './working-person.ts'

type Input = EngineParams<'capture.accept'> & { readonly demonstration?: boolean }
type GivenDraft = Input['agreements'][number]
type Outcome = EngineResult<'capture.accept'>

const catalog: PartitionKey = { kind: 'catalog' }

const plainText = 'text/plain'
/** Of the kinds of file that the reader of documents knows. */
const mediaTypes: readonly (readonly [ending: string, mediaType: string])[] = [
  ['.pdf', 'application/pdf'],
  ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
]
/** Of a file that is kept as it was; what was pasted is kept as text. */
function mediaTypeOf(original: Uint8Array | undefined, fileName: string): string {
  if (original === undefined) return plainText
  return mediaTypes.find(([ending]) => fileName.toLowerCase().endsWith(ending))?.[1] ?? plainText
}

/**
 * Saves corrected drafts to a session, which is created if the register has none: one save. A group that is addressed
 * becomes one obligation for each of its members. An agreement that is already there is named, not doubled.
 */
export async function acceptCapture(
  { register, attachments, documents, now, newId }: UseCaseDependencies,
  input: Input,
): Promise<Result<Outcome, Refusal>> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const body = register.directory.body(input.body)
  if (body === undefined) return failure(refusal('body_unknown', { body: input.body }))
  for (const field of ['date', 'gazetteDate'] as const) {
    const checked = optionalDay(input[field], field)
    if (!checked.ok) return checked
  }
  if (input.agreements.length === 0 && input.indicators.length === 0) {
    const file = input.source?.fileName
    return failure(refusal('text_without_agreements', file === undefined ? {} : { file }))
  }

  const drafts = numberedDrafts(register, body.code, input)
  if (!drafts.ok) return drafts

  const demonstration = input.demonstration === true ? true : null
  const session = sessionFor(register, input, body, newId)
  const known = session.created ? [] : [...register.directory.agreementsOf(session.id)]
  const changes: DraftChange[] = [...session.changes]
  const agreements: Outcome['agreements'] = []
  const document = input.source === null ? null : newId()
  const unitOf = addressedUnits(register)
  for (const draft of drafts.value) {
    const existing = existingAgreement(known, draft)
    if (existing !== undefined) {
      const { id, number, title } = existing.agreement
      agreements.push({
        id,
        number,
        title: title ?? draft.title,
        existing: true,
        clauses: 0,
        obligations: 0,
      })
      continue
    }
    const made = agreementChanges(draft, {
      session: session.id,
      document,
      language: input.language,
      textStatus: input.textStatus ?? null,
      stage: input.stage,
      demonstration,
      unitOf,
      newId,
    })
    if (!made.ok) return made
    changes.push(...made.value.changes)
    agreements.push(made.value.accepted)
    // A document may print an agreement twice; its place in the list says nothing about that.
    known.push({ ...draft, id: made.value.accepted.id, sequence: null })
  }
  const observations = observationChanges(register, input, session.id, newId)
  changes.push(...observations.changes)
  const outcome: Outcome = {
    session: { id: session.id, roman: session.roman, created: session.created },
    agreements,
    observations: observations.accepted,
  }
  if (changes.length === 0) return success(outcome)

  // A document that gave nothing new is not kept a second time.
  const gave = changes.length > session.changes.length
  if (input.source !== null && document !== null && gave) {
    const { sha256, text } = input.source
    const original = typeof sha256 === 'string' ? documents.recall(sha256) : undefined
    const bytes = original ?? new TextEncoder().encode(text)
    const file = await attachments.keepBytes(bytes)
    changes.push(
      ...newRecord({
        kind: 'document',
        id: document,
        partition: catalog,
        fields: {
          session: session.id,
          kind: 'communique',
          fileName: input.source.fileName,
          mediaType: mediaTypeOf(original, input.source.fileName),
          sha256: file.sha256,
          size: file.size,
          demonstration,
        },
      }),
    )
  }
  const saved = register.save({ author: person.value, intent: 'capture.accept', changes }, now())
  return saved.ok ? success(outcome) : saved
}

/**
 * The drafts with their numbers as they are published, which have to be of this session. The reader takes nothing else
 * for a number, so what is none was typed: whoever typed it is asked, for a number that is quoted in letters for years
 * is not to be guessed at nor to vanish.
 */
function numberedDrafts(
  register: Register,
  body: string,
  input: Input,
): Result<readonly GivenDraft[], Refusal> {
  const agreements: GivenDraft[] = []
  for (const draft of input.agreements) {
    const written = draft.number?.trim() ?? ''
    const number = written === '' ? null : publishedForm('agreement', 'number', written)
    if (written !== '' && number === null) {
      return failure(refusal('number_not_official', { number: written }))
    }
    agreements.push({ ...draft, number })
  }
  const key = { body, type: input.type, ordinal: input.ordinal }
  const contradiction = sessionContradiction(register, key, { ...input, agreements })
  return contradiction === null ? success(agreements) : failure(contradiction)
}

function sessionFor(
  register: Register,
  input: Input,
  body: { readonly id: string; readonly code: string },
  newId: () => string,
): {
  readonly id: string
  readonly roman: string
  readonly created: boolean
  readonly changes: readonly DraftChange[]
} {
  const roman = writeRoman(input.ordinal)
  const found = register.directory.session({
    body: body.code,
    type: input.type,
    ordinal: input.ordinal,
  })
  if (found !== undefined) {
    return { id: found.id, roman, created: false, changes: missingDates(register, found.id, input) }
  }
  const id = newId()
  return {
    id,
    roman,
    created: true,
    changes: newRecord({
      kind: 'session',
      id,
      partition: catalog,
      fields: {
        body: body.id,
        ordinal: input.ordinal,
        roman,
        type: input.type,
        date: input.date,
        gazetteDate: input.gazetteDate,
        demonstration: input.demonstration === true ? true : null,
      },
    }),
  }
}

/** What the document knows and the register does not; what the register already says is not overwritten. */
function missingDates(register: Register, session: string, input: Input): readonly DraftChange[] {
  const fields = register.read.record(session)?.fields ?? {}
  return (['date', 'gazetteDate'] as const).flatMap((name) => {
    const value = input[name]
    const state = fields[name]
    if (value === null || (state !== undefined && state.value !== null)) return []
    return [
      {
        kind: registry.session.number,
        record: session,
        partition: catalog,
        field: numberOf('session', name),
        element: null,
        value,
        replaces: state?.live ?? [],
      },
    ]
  })
}

/** What all records of one capture share. */
interface Captured {
  readonly session: string
  readonly document: string | null
  readonly language: Input['language']
  readonly textStatus: NonNullable<Input['textStatus']> | null
  readonly stage: Input['stage']
  readonly demonstration: true | null
  readonly unitOf: (code: string) => AddressedUnit | undefined
  readonly newId: () => string
}

function agreementChanges(
  draft: DraftAgreement,
  { session, document, language, textStatus, stage, demonstration, unitOf, newId }: Captured,
): Result<
  { readonly changes: readonly DraftChange[]; readonly accepted: Outcome['agreements'][number] },
  Refusal
> {
  const text = requiredText(draft.text, 'text')
  if (!text.ok) return text
  const id = newId()
  const partition: PartitionKey = { kind: 'agreement', id }
  const changes: DraftChange[] = [
    ...newRecord({
      kind: 'agreement',
      id,
      partition,
      fields: {
        session,
        number: draft.number,
        kind: draft.kind,
        sequence: draft.sequence,
        title: draft.title.trim() === '' ? null : draft.title.trim(),
        text: text.value,
        textLanguage: language,
        textStatus,
        stage: stage ?? null,
        legalBasis: draft.legalBasis,
        fundingNote: draft.fundingNote,
        procedural: draft.procedural ? true : null,
        document,
        demonstration,
      },
    }),
  ]
  let obligations = 0
  for (const [index, clause] of draft.clauses.entries()) {
    const made = clauseChanges(clause, {
      agreement: id,
      order: index + 1,
      partition,
      demonstration,
      unitOf,
      newId,
    })
    if (!made.ok) return made
    changes.push(...made.value.changes)
    obligations += made.value.obligations
  }
  return success({
    changes,
    accepted: {
      id,
      number: draft.number,
      title: draft.title,
      existing: false,
      clauses: draft.clauses.length,
      obligations,
    },
  })
}

function clauseChanges(
  clause: DraftClause,
  {
    agreement,
    order,
    partition,
    demonstration,
    unitOf,
    newId,
  }: Pick<Captured, 'demonstration' | 'unitOf' | 'newId'> & {
    readonly agreement: string
    readonly order: number
    readonly partition: PartitionKey
  },
): Result<{ readonly changes: readonly DraftChange[]; readonly obligations: number }, Refusal> {
  const text = requiredText(clause.text, 'text')
  if (!text.ok) return text
  const deadline =
    clause.deadline === null ? success(null) : settledRule('deadline', clause.deadline, unitOf)
  if (!deadline.ok) return deadline
  const id = newId()
  const addressees = new Map<string, string>()
  /** The first role named for a unit is its role: "the states, and Mexico City in particular" is one obligation. */
  const bound = new Map<string, DraftClause['addressees'][number]['role']>()
  for (const { unit: code, role } of clause.addressees) {
    const unit = unitOf(code)
    if (unit === undefined) return failure(refusal('unit_unknown', { unit: code }))
    addressees.set(unit.id, role)
    for (const member of unit.bound) if (!bound.has(member)) bound.set(member, role)
  }
  return success({
    changes: [
      ...newRecord({
        kind: 'clause',
        id,
        partition,
        fields: {
          agreement,
          order,
          text: text.value,
          nature: clause.nature,
          deadline: deadline.value,
          demonstration,
        },
        sets: { addressees: [...addressees].map(([element, mark]) => ({ element, mark })) },
      }),
      ...[...bound].flatMap(([unit, role]) =>
        newRecord({
          kind: 'obligation',
          id: newId(),
          partition,
          fields: { clause: id, unit, role, demonstration },
        }),
      ),
    ],
    obligations: bound.size,
  })
}

/** Measurements go to the catalogue's indicators, or to new ones where it has none of that name. */
function observationChanges(
  register: Register,
  input: Input,
  session: string,
  newId: () => string,
): { readonly changes: readonly DraftChange[]; readonly accepted: Outcome['observations'] } {
  const known = register.directory.indicators()
  const measured = register.directory.observationsOf(session)
  const changes: DraftChange[] = []
  const accepted: Outcome['observations'] = []
  const demonstration = input.demonstration === true ? true : null
  for (const draft of input.indicators) {
    const indicator = known.find(({ name }) => name === draft.indicator)
    const id = indicator?.id ?? newId()
    if (measured.includes(id)) continue
    if (indicator === undefined) {
      changes.push(
        ...newRecord({
          kind: 'indicator',
          id,
          partition: catalog,
          fields: {
            name: draft.indicator,
            nameEnglish: draft.indicatorEnglish,
            direction: draft.direction,
            baselinePeriod: draft.baselinePeriod,
            scale: 'percent_change',
            demonstration,
          },
        }),
      )
    }
    const observation = newId()
    changes.push(
      ...newRecord({
        kind: 'observation',
        id: observation,
        partition: catalog,
        fields: {
          indicator: id,
          session,
          period: draft.period,
          value: draft.value,
          atLeast: draft.atLeast ? true : null,
          quote: draft.quote,
          demonstration,
        },
      }),
    )
    accepted.push({ id: observation, indicator: draft.indicator })
  }
  return { changes, accepted }
}
