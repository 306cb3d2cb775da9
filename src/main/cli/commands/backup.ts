import { defineTellingCommand, type CliCommand } from '../command.ts'
import { askAtLength } from '../long-call.ts'
import { ask } from '../ask.ts'
import { checkOutput, checkText } from '../check-text.ts'
import { momentText } from '../moment-text.ts'
import { success } from '../../../core/result.ts'

const backupCommand = defineTellingCommand('backup', {
  declare: (parent, { say }) =>
    parent
      .command('backup')
      .description(say('commands.backup'))
      .requiredOption('--out <file>', say('options.out')),
  run: async (context, { out }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    return askAtLength(context, engine.value, 'backup.make', { out: context.path(out) })
  },
  output: ({ left, ...made }) => ({ ok: left.length === 0, ...made, problems: left }),
  tell: ({ file, bytes, commits, attachments, left }, { words: { say, shared } }) =>
    [
      say('backup.made', {
        file,
        commits,
        attachments,
        kilobytes: Math.ceil(bytes / 1024),
      }),
      ...(left.length === 0 ? [] : [say('backup.left', { count: left.length })]),
      ...left.map(({ file: name, sha256, why }) =>
        shared(why === 'missing' ? 'exchange.notSentMissing' : 'exchange.notSentAltered', {
          file: name ?? sha256,
          about: sha256.slice(0, 12),
        }),
      ),
      say('backup.keep'),
    ].join('\n'),
})

const restoreCommand = defineTellingCommand('restore', {
  declare: (parent, { say }) =>
    parent
      .command('restore')
      .description(say('commands.restore'))
      .argument('<file>', say('arguments.backup'))
      .argument('[folder]', say('arguments.restoreFolder')),
  run: async (context, { file, folder }) => {
    const into = folder === undefined ? context.directory() : success(context.path(folder))
    if (!into.ok) return into
    const engine = await context.open('write', into.value)
    if (!engine.ok) return engine
    const restored = await askAtLength(context, engine.value, 'register.restore', {
      file: context.path(file),
    })
    if (!restored.ok) return restored
    const report = await ask(engine.value, 'register.check', {})
    if (!report.ok) return report
    const { revoked: _, ...check } = checkOutput(report.value, null, context.words)
    return success({ ...check, register: into.value, ...restored.value })
  },
  output: (found) => found,
  tell: (found, { words }) =>
    [
      words.say('restore.done', {
        register: found.register,
        office: found.office,
        made: `${momentText(found.made, 'UTC')} UTC`,
      }),
      words.say('renewal.backup'),
      checkText({ ...found, revoked: null }, words),
    ].join('\n'),
})

export const backupCommands: readonly CliCommand[] = [backupCommand, restoreCommand]
