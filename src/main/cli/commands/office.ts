import type { Command } from 'commander'
import { idSchema } from '../../../contract/primitives.ts'
import type { Refusal } from '../../../contract/errors.ts'
import { parseScopeElement } from '../../../core/exchange/scope.ts'
import { success, type Result } from '../../../core/result.ts'
import type { Engine } from '../../engine/engine.ts'
import { findAgreement } from '../agreements.ts'
import { ask } from '../ask.ts'
import { revokedText } from '../check-text.ts'
import { defineCommand, defineTellingCommand, type CliCommand } from '../command.ts'
import { notSentLines } from '../files-not-sent.ts'
import { officeText } from '../office-text.ts'
import { findSession } from '../sessions.ts'
import type { Words } from '../texts.ts'

/** The commands about offices stand below one word. */
export function officeGroup(parent: Command, { say }: Words): Command {
  const known = parent.commands.find((command) => command.name() === 'office')
  return known ?? parent.command('office').description(say('commands.office')).exitOverride()
}

/** Words in two rows of four, so that they can be read out. */
export const spoken = (words: readonly string[]): string =>
  [words.slice(0, 4), words.slice(4)].map((row) => `  ${row.join('  ')}`).join('\n')

const requestCommand = defineCommand('office request', {
  declare: (parent, words) =>
    officeGroup(parent, words)
      .command('request')
      .description(words.say('commands.officeRequest'))
      .requiredOption('--out <file>', words.say('options.out')),
  run: async (context, { out }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    return ask(engine.value, 'offices.request', {
      as: context.global.as ?? null,
      file: context.path(out),
      passphraseFile: context.passphraseFile,
    })
  },
  tell: ({ file, words: read }, { words }) =>
    [words.say('office.requested', { file }), spoken(read)].join('\n'),
})

const approveCommand = defineCommand('office approve', {
  declare: (parent, words) =>
    officeGroup(parent, words)
      .command('approve')
      .description(words.say('commands.officeApprove'))
      .argument('<file>', words.say('arguments.request'))
      .requiredOption('--scope <scope...>', words.say('arguments.scope'))
      .requiredOption('--out <file>', words.say('options.out')),
  run: async (context, { file, scope: given, out }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const scope = await scopeOf(engine.value, given)
    if (!scope.ok) return scope
    return ask(engine.value, 'offices.approve', {
      as: context.global.as ?? null,
      file: context.path(file),
      scope: [...scope.value],
      out: context.path(out),
      passphraseFile: context.passphraseFile,
    })
  },
  tell: ({ name, person, scope, words: read, approvalWords, known, file, notSent }, { words }) =>
    [
      words.say(known ? 'office.approvedAgain' : 'office.approved', { name, person, file }),
      `  ${words.say('office.scope', { scope: scope.join(' ') })}`,
      words.say('office.compareRequest'),
      spoken(read),
      words.say('office.compareApproval'),
      spoken(approvalWords),
      ...notSentLines(notSent, words),
    ].join('\n'),
})

const joinCommand = defineCommand('office join', {
  declare: (parent, words) =>
    officeGroup(parent, words)
      .command('join')
      .description(words.say('commands.officeJoin'))
      .argument('<file>', words.say('arguments.approval')),
  run: async (context, { file }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    return ask(engine.value, 'offices.join', {
      as: context.global.as ?? null,
      file: context.path(file),
      passphraseFile: context.passphraseFile,
    })
  },
  tell: ({ coordinator, scope, words: read }, { words: { say } }) =>
    [
      say('office.joined', { coordinator }),
      `  ${say('office.scope', { scope: scope.join(' ') })}`,
      say('office.compareJoined', { coordinator }),
      spoken(read),
    ].join('\n'),
})

const listCommand = defineTellingCommand('office list', {
  declare: (parent, words) =>
    officeGroup(parent, words).command('list').description(words.say('commands.officeList')),
  run: async (context) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    const status = await ask(engine.value, 'register.status', {})
    if (!status.ok) return status
    const listed = await ask(engine.value, 'exchange.offices', {})
    const revoked = status.value.state === 'open' ? status.value.revoked : null
    return listed.ok ? success({ ...listed.value, revoked }) : listed
  },
  output: ({ total, rows }) => ({ total, rows }),
  tell: ({ rows, revoked }, { words }) =>
    [
      ...rows.map((row) => officeText(row, words)),
      ...(revoked === null ? [] : [revokedText(revoked, words)]),
    ].join('\n'),
})

const scopeCommand = defineCommand('office scope', {
  declare: (parent, words) =>
    officeGroup(parent, words)
      .command('scope')
      .description(words.say('commands.officeScope'))
      .argument('<office>', words.say('arguments.office'))
      .argument('<scope...>', words.say('arguments.scope')),
  run: async (context, { office, scope: given }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const scope = await scopeOf(engine.value, given)
    if (!scope.ok) return scope
    return ask(engine.value, 'offices.scope', {
      as: context.global.as ?? null,
      office,
      scope: [...scope.value],
      passphraseFile: context.passphraseFile,
    })
  },
  tell: ({ name, scope }, { words }) =>
    words.say('office.scopeGiven', { name, scope: scope.join(' ') }),
})

const revokeCommand = defineCommand('office revoke', {
  declare: (parent, words) =>
    officeGroup(parent, words)
      .command('revoke')
      .description(words.say('commands.officeRevoke'))
      .argument('<office>', words.say('arguments.officeOrInstallation')),
  run: async (context, { office }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    return ask(engine.value, 'offices.revoke', {
      as: context.global.as ?? null,
      office,
      passphraseFile: context.passphraseFile,
    })
  },
  tell: ({ name, accepted }, { words }) =>
    [
      words.say('office.revokedNow', { name }),
      ...accepted.map((one) => `  ${words.say('office.accepted', one)}`),
    ].join('\n'),
})

const passphraseCommand = defineCommand('office passphrase', {
  declare: (parent, words) =>
    officeGroup(parent, words)
      .command('passphrase')
      .description(words.say('commands.officePassphrase'))
      .requiredOption('--new-passphrase-file <file>', words.say('options.newPassphraseFile')),
  run: async (context, { newPassphraseFile }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    return ask(engine.value, 'offices.passphrase', {
      passphraseFile: context.passphraseFile,
      newPassphraseFile: context.path(newPassphraseFile),
    })
  },
  tell: (_, { words }) => words.say('office.passphraseChanged'),
})

/** Sessions by their numbers and agreements by theirs, as people know them; `all` and `confidential` as they are. */
export async function scopeOf(
  engine: Engine,
  given: readonly string[],
): Promise<Result<readonly string[], Refusal>> {
  const scope: string[] = []
  for (const text of given) {
    const element = await scopeElementOf(engine, text)
    if (!element.ok) return element
    scope.push(element.value)
  }
  return success(scope)
}

async function scopeElementOf(engine: Engine, text: string): Promise<Result<string, Refusal>> {
  if (parseScopeElement(text) !== null) return success(text)
  const session = await findSession(engine, text, undefined)
  if (session.ok) return success(`session:${session.value.id}`)
  // An id may be an agreement's; a number of a session that is not here is told as such.
  if (session.error.code !== 'session_unknown') return session
  const agreement = await findAgreement(engine, text)
  if (agreement.ok) return success(`agreement:${agreement.value.id}`)
  return idSchema.safeParse(text).success ? agreement : session
}

export const officeCommands: readonly CliCommand[] = [
  requestCommand,
  approveCommand,
  joinCommand,
  listCommand,
  scopeCommand,
  revokeCommand,
  passphraseCommand,
]
