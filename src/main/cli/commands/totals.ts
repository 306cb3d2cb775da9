import type { FundingFindingRow } from '../../../contract/funding.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { listTable } from '../list-table.ts'
import { pastOf } from '../past-state.ts'
import type { Words } from '../texts.ts'

/** The money of a fund and a year, or all of it, and what does not add up in it. */
export const totalsCommand = defineCommand('totals', {
  declare: (parent, { say }) =>
    parent
      .command('totals')
      .description(say('commands.totals'))
      .option('--fund <name>', say('options.fund'))
      .option('--year <year>', say('options.year'))
      .option('--as-of <date>', say('options.asOf'))
      .option('--cutoff <name>', say('options.cutoff')),
  run: async (context, { fund, year, ...past }) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    return ask(engine.value, 'funding.reckoning', {
      ...(fund === undefined ? {} : { fund }),
      ...(year === undefined ? {} : { year }),
      ...pastOf(past),
    })
  },
  tell: ({ rows, findings }, { words, terminal }) =>
    [
      listTable('funding', { total: rows.length, rows }, 0, words, terminal.columns),
      ...(rows.length > 0 && findings.length === 0 ? [words.shared('funding.addsUp')] : []),
      ...findings.map((finding) => findingText(finding, words)),
    ].join('\n'),
})

function findingText(finding: FundingFindingRow, words: Words): string {
  const { fund, year, entity, programme, code, column, stated, reckoned, difference } = finding
  const place = [`${fund} ${year}`, entity, programme].filter((part) => part !== null).join(' · ')
  const sentence = words.shared(`funding.findings.${code}`, {
    column: words.field(column),
    stated: pesos(stated),
    reckoned: pesos(reckoned),
    difference: pesos(Math.abs(difference)),
    parts: finding.parts,
  })
  return `${place}. ${sentence}`
}

const pesos = (amount: number): string =>
  new Intl.NumberFormat('es-MX', {
    style: 'currency',
    currency: 'MXN',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount)
