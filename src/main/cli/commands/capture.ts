import type { CaptureDraft, DraftAgreement, DraftSession } from '../../../contract/capture.ts'
import type { CliInput, CliOutput } from '../../../contract/cli.ts'
import type { EngineResult } from '../../../contract/engine.ts'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { idSchema } from '../../../contract/primitives.ts'
import { writeRoman } from '../../../core/compliance/numbering/roman.ts'
import { parseSessionNumber } from '../../../core/compliance/numbering/session-number.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import type { Engine } from '../../engine/engine.ts'
import { ask } from '../ask.ts'
import { captureText } from '../capture-text.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'
import { findBody, findSession } from '../sessions.ts'

type Input = CliInput<'capture'>

export const captureCommand = defineCommand('capture', {
  declare: (parent, { say }) =>
    parent
      .command('capture')
      .description(say('commands.capture'))
      .argument('<file>', say('arguments.document'))
      .option('--body <code>', say('options.body'))
      .option('--session <number>', say('options.session'))
      .option('--date <date>', say('options.sessionDate'))
      .option('--accept', say('options.accept'))
      .option('--drafted', say('options.drafted')),
  run: async (context, input) => {
    const engine = await context.open(input.accept ? 'write' : 'read')
    if (!engine.ok) return engine
    const as = input.accept
      ? await workingPerson(engine.value, context.global.as)
      : success<string | null>(null)
    if (!as.ok) return as
    const file = context.path(input.file)
    const read = await ask(engine.value, 'capture.read', { file })
    if (!read.ok) return read
    const session = await sessionOf(engine.value, read.value.session, input)
    if (!session.ok) return session
    const drafts = { ...read.value, session: session.value }
    return as.value === null
      ? compared(engine.value, drafts)
      : accept(engine.value, as.value, drafts, input.drafted ? 'drafted' : 'approved')
  },
  tell: (output, { words }) => captureText(output, words),
})

/** What was given goes before what the text says; the text's dates are those of the session that it names. */
async function sessionOf(
  engine: Engine,
  named: DraftSession,
  { body: bodyGiven, session: given, date }: Input,
): Promise<Result<DraftSession, Refusal>> {
  const body = bodyGiven === undefined ? success(named.body) : await findBody(engine, bodyGiven)
  if (!body.ok) return body
  if (given !== undefined && idSchema.safeParse(given).success) {
    const found = await findSession(engine, given, undefined)
    if (!found.ok) return found
    const { body: code, ordinal, roman, type } = found.value
    return success(dated({ ...named, body: code, ordinal, roman, type }, named, date))
  }
  if (given === undefined) return success(dated({ ...named, body: body.value }, named, date))
  const number = parseSessionNumber(given)
  if (number === null) return failure(refusal('session_unknown', { session: given }))
  const { ordinal } = number
  const type =
    number.type === 'ordinary' && named.ordinal === ordinal
      ? (named.type ?? 'ordinary')
      : number.type
  const chosen = { ...named, body: body.value, ordinal, roman: writeRoman(ordinal), type }
  return success(dated(chosen, named, date))
}

function dated(chosen: DraftSession, named: DraftSession, date: string | undefined): DraftSession {
  const same = (['body', 'ordinal', 'type'] as const).every(
    (field) => named[field] === null || named[field] === chosen[field],
  )
  return same
    ? { ...chosen, date: date ?? named.date }
    : { ...chosen, date: date ?? null, gazette: null }
}

/** The drafts, each with what it repeats. */
async function compared(
  engine: Engine,
  drafts: EngineResult<'capture.read'>,
): Promise<Result<CliOutput<'capture'>, Refusal>> {
  const { body, ordinal, type } = drafts.session
  const repetitions = await ask(engine, 'capture.compare', {
    session: body === null || ordinal === null ? null : { body, ordinal, type: type ?? 'ordinary' },
    agreements: drafts.agreements,
  })
  if (!repetitions.ok) return repetitions
  const output = draftsOutput(drafts)
  return success({
    ...output,
    agreements: output.agreements.map((draft, index) => ({
      ...draft,
      repetition: repetitions.value[index] ?? null,
    })),
  })
}

async function accept(
  engine: Engine,
  as: string,
  drafts: EngineResult<'capture.read'>,
  stage: 'drafted' | 'approved',
): Promise<Result<CliOutput<'capture'>, Refusal>> {
  const { body, ordinal, type, date, gazette } = drafts.session
  if (body === null || ordinal === null) return failure(refusal('session_required'))
  const accepted = await ask(engine, 'capture.accept', {
    as,
    body,
    ordinal,
    type: type ?? 'ordinary',
    date,
    gazetteDate: gazette,
    language: drafts.language,
    textStatus: drafts.textStatus,
    agreements: drafts.agreements,
    ...(stage === 'drafted' ? { stage } : {}),
    indicators: drafts.indicators,
    source: { fileName: drafts.fileName ?? '', sha256: drafts.sha256, text: drafts.text },
  })
  if (!accepted.ok) return accepted
  const { session, agreements, observations } = accepted.value
  const saved = await findSession(engine, session.id, undefined)
  if (!saved.ok) return saved
  const output = draftsOutput(drafts)
  return success({
    ...output,
    session: {
      id: session.id,
      created: session.created,
      body: saved.value.body,
      ordinal: saved.value.ordinal,
      roman: saved.value.roman,
      type: saved.value.type,
      date: saved.value.date,
      gazette: saved.value.gazetteDate,
    },
    agreements: output.agreements.flatMap((draft, index) => {
      const made = agreements[index]
      if (made === undefined) return []
      const { id, existing, obligations } = made
      return [{ id, existing, obligations, ...draft }]
    }),
    indicators: output.indicators.map((draft) => ({
      ...draft,
      id: observations.find(({ indicator }) => indicator === draft.indicator)?.id ?? null,
    })),
  })
}

function draftsOutput(drafts: CaptureDraft) {
  const { language, session, agreements, indicators, notUnderstood } = drafts
  return { language, session, agreements: agreements.map(draftOutput), indicators, notUnderstood }
}

function draftOutput(draft: DraftAgreement) {
  const { number, kind, sequence, title, text, procedural, checks, fundingNote, legalBasis } = draft
  return {
    number,
    kind,
    sequence,
    title,
    text,
    procedural,
    clauses: draft.clauses.map((clause) => ({
      text: clause.text,
      nature: clause.nature,
      addressees: clause.addressees.map(({ unit }) => unit),
      roles: clause.addressees,
      deadline: clause.deadline,
    })),
    checks,
    fundingNote,
    legalBasis,
  }
}
