import type { CliInput } from '../../../contract/cli.ts'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import type { Engine } from '../../engine/engine.ts'
import { findAgreement } from '../agreements.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import type { CliContext } from '../context.ts'
import { workingPerson } from '../people.ts'
import { findSession } from '../sessions.ts'

export const approveCommand = defineCommand('approve', {
  declare: (parent, { say }) =>
    parent
      .command('approve')
      .description(say('commands.approve'))
      .argument('[agreements...]', say('arguments.agreements'))
      .option('--session <number>', say('options.draftsOf'))
      .option('--body <code>', say('options.body'))
      .option('--reason <text>', say('options.reason')),
  run: (context, input) => decide(context, input, 'approved'),
  tell: ({ ids }, { words }) => words.say('saved.approve', { count: ids.length }),
})

export const rejectCommand = defineCommand('reject', {
  declare: (parent, { say }) =>
    parent
      .command('reject')
      .description(say('commands.reject'))
      .argument('[agreements...]', say('arguments.agreements'))
      .option('--session <number>', say('options.draftsOf'))
      .option('--body <code>', say('options.body'))
      .requiredOption('--reason <text>', say('options.reason')),
  run: (context, input) => decide(context, input, 'rejected'),
  tell: ({ ids }, { words }) => words.say('saved.reject', { count: ids.length }),
})

async function decide(
  context: CliContext,
  input: CliInput<'approve'>,
  decision: 'approved' | 'rejected',
) {
  const engine = await context.open('write')
  if (!engine.ok) return engine
  const as = await workingPerson(engine.value, context.global.as)
  if (!as.ok) return as
  const agreements = await chosen(engine.value, input)
  if (!agreements.ok) return agreements
  return ask(engine.value, 'agreements.decide', {
    as: as.value,
    agreements: [...agreements.value],
    decision,
    reason: input.reason ?? '',
  })
}

/** The agreements that were named, and all drafts of a session that was; with the stage as the register has it now. */
async function chosen(
  engine: Engine,
  { agreements: named, session: given, body }: CliInput<'approve'>,
): Promise<Result<readonly { readonly id: string; readonly seen: string[] }[], Refusal>> {
  const found = new Map<string, string[]>()
  for (const text of named) {
    const agreement = await findAgreement(engine, text)
    if (!agreement.ok) return agreement
    const record = await ask(engine, 'records.get', { id: agreement.value.id })
    if (!record.ok) return record
    found.set(record.value.id, record.value.fields['stage']?.live ?? [])
  }
  if (given !== undefined) {
    const session = await findSession(engine, given, body)
    if (!session.ok) return session
    const rows = await ask(engine, 'sessions.agreements', { id: session.value.id })
    if (!rows.ok) return rows
    for (const { id, stage, seen } of rows.value) {
      if (stage === 'drafted') found.set(id, seen.stage)
    }
  }
  return found.size === 0
    ? failure(refusal('field_required', { field: 'agreements' }))
    : success([...found].map(([id, seen]) => ({ id, seen })))
}
