import type { EngineResult } from '../../../contract/engine.ts'
import type { Refusal } from '../../../contract/errors.ts'
import type { Result } from '../../../core/result.ts'
import { askAtLength } from '../long-call.ts'
import { defineTellingCommand, type CliCommand } from '../command.ts'
import { momentText } from '../moment-text.ts'
import { repeated } from '../repeated.ts'
import type { Words } from '../texts.ts'
import { notSentLines } from '../files-not-sent.ts'
import { scopeOf } from './office.ts'

const exportCommand = defineTellingCommand('export', {
  declare: (parent, { say }) =>
    parent
      .command('export')
      .description(say('commands.export'))
      .option('--to <office>', say('options.exportTo'), repeated)
      .option('--scope <scope>', say('options.exportScope'), repeated)
      .requiredOption('--out <file>', say('options.out'))
      .option('--max-size <megabytes>', say('options.maxSize'))
      .option('--no-attachments', say('options.noAttachments')),
  run: async (context, { to, scope: given, out, maxSize, attachments }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const scope = await scopeOf(engine.value, given)
    if (!scope.ok) return scope
    return askAtLength(context, engine.value, 'exchange.export', {
      as: context.global.as ?? null,
      // The file that is named for the package opens the keys too, unless the environment names another for them.
      passphraseFile: to.length === 0 ? context.keysPassphraseFile : context.passphraseFile,
      to: [...to],
      scope: [...scope.value],
      sealWith: to.length === 0 ? context.passphraseFile : null,
      out: context.path(out),
      largest: maxSize === undefined ? null : maxSize * 1024 ** 2,
      attachments,
    })
  },
  output: ({ packages, notSent }) => ({ packages, notSent }),
  tell: ({ packages, unvouched, notSent }, { words }) =>
    [
      ...packages.map(({ file, changes, attachments, bytes }) =>
        words.say('exchange.exported', {
          file,
          changes,
          attachments,
          kilobytes: Math.ceil(bytes / 1024),
        }),
      ),
      ...(unvouched === 0 ? [] : [words.say('exchange.unvouched', { count: unvouched })]),
      ...notSentLines(notSent, words),
    ].join('\n'),
})

/** By a package, or what it would bring. */
type Brought = EngineResult<'exchange.import'> | EngineResult<'exchange.examine'>

const importCommand = defineTellingCommand('import', {
  declare: (parent, { say }) =>
    parent
      .command('import')
      .description(say('commands.import'))
      .argument('<file>', say('arguments.package'))
      .option('--preview', say('options.importPreview'))
      .option('--reply <file>', say('options.reply')),
  run: async (context, { file, preview, reply }): Promise<Result<Brought, Refusal>> => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const given = {
      as: context.global.as ?? null,
      passphraseFile: context.keysPassphraseFile,
      openWith: context.passphraseFile,
      file: context.path(file),
    }
    return preview
      ? askAtLength(context, engine.value, 'exchange.examine', given)
      : askAtLength(context, engine.value, 'exchange.import', {
          ...given,
          reply: reply === undefined ? null : context.path(reply),
        })
  },
  output: (found) =>
    'applied' in found
      ? {
          package: found.package,
          applied: found.applied,
          duplicates: found.duplicates,
          held: found.held.map(({ office, partition, missing }) => ({
            office,
            partition,
            missing,
          })),
          conflicts: found.conflicts,
          issues: found.issues,
          statusChanges: found.statusChanges.length,
        }
      : found,
  tell: (found, { words }) =>
    'applied' in found ? importedText(found, words) : foundText(found, words),
})

function importedText(
  {
    sender,
    known,
    applied,
    duplicates,
    held,
    conflicts,
    issues,
    statusChanges,
    reply,
  }: EngineResult<'exchange.import'>,
  { say }: Words,
): string {
  if (known) return say('exchange.known', { sender })
  return [
    say('exchange.imported', { sender, applied, duplicates }),
    say('exchange.consequences', { statuses: statusChanges.length, conflicts, issues }),
    ...held.map(({ office, label, partition, missing }) =>
      say('exchange.missing', { office, about: label ?? partition, count: missing }),
    ),
    ...(reply === null ? [] : [say('exchange.replied', { file: reply })]),
  ].join('\n')
}

const foundText = (
  {
    sender,
    made,
    known,
    new: fresh,
    duplicates,
    attachments,
    sessions,
    catalogue,
    since,
    conflicts,
    held,
  }: EngineResult<'exchange.examine'>,
  { say }: Words,
): string =>
  [
    say('exchange.found', { sender, made: `${momentText(made, 'UTC')} UTC`, fresh, duplicates }),
    ...(known ? [say('exchange.known', { sender })] : []),
    ...sessions.map(({ session, agreements, new: newAgreements, commits }) =>
      say('exchange.ofSession', {
        session: session ?? say('exchange.sessionUnknown'),
        agreements,
        fresh: newAgreements,
        commits,
      }),
    ),
    say('exchange.besides', { catalogue, files: attachments.new }),
    ...(since === null
      ? []
      : [
          say('exchange.since', {
            from: `${momentText(since.from, 'UTC')} UTC`,
            to: `${momentText(since.to, 'UTC')} UTC`,
          }),
        ]),
    say(conflicts.atLeast ? 'exchange.conflictsAtLeast' : 'exchange.conflictsExpected', {
      count: conflicts.count,
    }),
    ...held.map(({ office, label, partition, missing }) =>
      say('exchange.missing', { office, about: label ?? partition, count: missing }),
    ),
  ].join('\n')

export const exchangeCommands: readonly CliCommand[] = [exportCommand, importCommand]
