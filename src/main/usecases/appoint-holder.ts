import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { Post } from '../../contract/posts.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { parsePartialDate } from '../../core/compliance/day.ts'
import { derivedEnd, isReversed } from '../../core/compliance/term.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { registry } from '../../core/schema/registry.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { heldByAnother, overlapping } from './institution-rules.ts'
import { newRecord, numberOf } from './new-record.ts'
import type { Register } from './ports/register.ts'
import { requiredText } from './text-input.ts'
import { isWithdrawn } from './withdrawn.ts'
import { workingPerson } from './working-person.ts'

type Preview = EngineResult<'posts.appoint.preview'>

/** What a term would come to and who would hold the post at the same time; checked like the appointment itself. */
export function previewAppointment(
  { register, today }: UseCaseDependencies,
  input: EngineParams<'posts.appoint.preview'>,
): Result<Preview, Refusal> {
  const term = checkTerm(register, input, today())
  return term.ok ? success(term.value.preview) : term
}

/** Somebody gets a post from a day on; whoever gives it over ends with the same day. */
export function appointHolder(
  { register, now, today, newId }: UseCaseDependencies,
  input: EngineParams<'posts.appoint'>,
): Result<EngineResult<'posts.appoint'>, Refusal> {
  const author = workingPerson(register, input.as)
  if (!author.ok) return author
  const ends = input.ends.map(({ assignment }) => assignment)
  const term = checkTerm(register, { ...input, assignment: null, ends }, today())
  if (!term.ok) return term
  const { post, preview } = term.value
  const [other] = preview.overlaps
  if (other !== undefined && !input.overlapConfirmed) {
    return failure(heldByAnother(post, other.personName))
  }
  const holder = holderOf(register, input.holder, newId)
  if (!holder.ok) return holder
  const id = newId()
  const { from, to, source } = input
  const changes: readonly DraftChange[] = [
    ...holder.value.changes,
    ...newRecord({
      kind: 'assignment',
      id,
      partition: { kind: 'catalog' },
      fields: { person: holder.value.id, post: post.id, from, to, source },
    }),
    ...input.ends.map(({ assignment, replaces }) => ({
      kind: registry.assignment.number,
      record: assignment,
      partition: { kind: 'catalog' as const },
      field: numberOf('assignment', 'to'),
      element: null,
      value: from,
      replaces,
    })),
  ]
  const saved = register.save(
    { author: author.value, intent: 'post.appoint', changes: [...changes] },
    now(),
  )
  return saved.ok ? success({ id, person: holder.value.id }) : saved
}

interface CheckedTerm {
  readonly post: Post
  readonly preview: Preview
}

function checkTerm(
  register: Register,
  input: EngineParams<'posts.appoint.preview'>,
  today: string,
): Result<CheckedTerm, Refusal> {
  const { assignment, from, to, ends } = input
  const post = register.read.institutions.post(input.post, today)
  if (post === undefined) return failure(refusal('record_unknown', { id: input.post }))
  for (const [field, value] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (value !== null && parsePartialDate(value) === null) {
      return failure(refusal('date_invalid', { field, value }))
    }
  }
  if (isReversed({ from, to })) {
    return failure(refusal('term_reversed', { from: from ?? '', to: to ?? '' }))
  }
  const wrongEnd = endsRefusal(post, ends, from)
  if (wrongEnd !== null) return failure(wrongEnd)
  const derived = to === null ? derivedEnd(from, post.termYears) : null
  const overlaps = overlapping(post, { assignment, from, to }).filter(
    ({ id }) => !ends.includes(id),
  )
  return success({
    post,
    preview: {
      to: to ?? derived,
      derived: derived !== null,
      overlaps: overlaps.map((holder) => ({
        id: holder.id,
        personName: holder.personName,
        from: holder.from,
        to: holder.to,
      })),
    },
  })
}

/** Those who give the post over had it before the day on which the next one gets it. */
function endsRefusal(post: Post, ends: readonly string[], from: string | null): Refusal | null {
  for (const id of ends) {
    if (from === null) return refusal('field_required', { field: 'from' })
    const holder = post.holders.find((candidate) => candidate.id === id)
    if (holder === undefined) return refusal('record_unknown', { id })
    if (isReversed({ from: holder.from, to: from })) {
      return refusal('term_reversed', { from: holder.from ?? '', to: from })
    }
  }
  return null
}

/** A person that is known, also by a name; or a new one, who may not write in this office's name. */
function holderOf(
  register: Register,
  holder: EngineParams<'posts.appoint'>['holder'],
  newId: () => string,
): Result<{ readonly id: string; readonly changes: readonly DraftChange[] }, Refusal> {
  if ('person' in holder) {
    const { person: id } = holder
    if (register.read.known(id)?.kind !== 'person') {
      return failure(refusal('person_unknown', { person: id }))
    }
    return isWithdrawn(register.read.record(id))
      ? failure(refusal('record_withdrawn', { id }))
      : success({ id: register.directory.survivorOfPerson(id), changes: [] })
  }
  const name = requiredText(holder.name, 'person')
  if (!name.ok) return name
  const [known, ...others] = register.directory.people(name.value)
  if (others.length > 0 && known !== undefined) {
    return failure(
      refusal('person_ambiguous', {
        person: name.value,
        ids: [known, ...others].map(({ id }) => id),
      }),
    )
  }
  if (known !== undefined) return success({ id: known.id, changes: [] })
  const id = newId()
  return success({
    id,
    changes: newRecord({
      kind: 'person',
      id,
      partition: { kind: 'catalog' },
      fields: { name: name.value },
    }),
  })
}
