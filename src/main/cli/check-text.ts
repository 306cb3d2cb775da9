import type { CliOutput } from '../../contract/cli.ts'
import type {
  AttachmentFacts,
  CheckProblem,
  CheckReport,
  CommitFacts,
} from '../../contract/check-report.ts'
import type { OwnRevocation } from '../../contract/exchange/revocation.ts'
import { partitionOfName } from '../../core/changes/partition.ts'
import { recordKinds } from '../../core/schema/registry.ts'
import type { Words } from './texts.ts'

type Output = CliOutput<'check'>

/** The report of a check with a sentence for each problem. */
export function checkOutput(
  report: CheckReport,
  revoked: OwnRevocation | null,
  words: Words,
): Output {
  return {
    ...report,
    revoked,
    problems: report.problems.map((problem) => {
      const { code, ...details } = problem
      return { code, message: problemSentence(problem, words), details }
    }),
  }
}

/** A whole page of SQLite's findings tells people no more than its first lines. */
const structureLines = 3

export function checkText(
  { ok, digest, changes, conflicts, problems, revoked }: Output,
  words: Words,
): string {
  const { say } = words
  const structure = problems.filter(({ code }) => code === 'structure_damaged')
  const untold = new Set(structure.slice(structureLines))
  const reckoned = (value: string | number | null): string | number =>
    value ?? say('check.unreckoned')
  return [
    ok ? say('check.sound') : say('check.problems', { count: problems.length }),
    ...problems.filter((problem) => !untold.has(problem)).map(({ message }) => `  ${message}`),
    ...(untold.size > 0 ? [`  ${say('check.moreStructure', { count: untold.size })}`] : []),
    say('check.facts', {
      digest: reckoned(digest),
      changes: reckoned(changes),
      conflicts: reckoned(conflicts),
    }),
    ...(ok ? [] : [say('check.advice')]),
    ...(revoked === null ? [] : [revokedText(revoked, words)]),
  ].join('\n')
}

/** What it means to work in a revoked installation, and the way out. */
export const revokedText = ({ after, disregarded }: OwnRevocation, { say }: Words): string =>
  say('check.revoked', { after, count: disregarded })

function problemSentence(problem: CheckProblem, words: Words): string {
  const sentence = (values: Readonly<Record<string, string | number>> = {}): string =>
    words.say(`check.problem.${problem.code}`, values)
  switch (problem.code) {
    case 'structure_damaged':
      return sentence({ reason: problem.reason })
    case 'part_unreadable':
      return sentence({ part: words.say(`check.parts.${problem.part}`), reason: problem.reason })
    case 'tables_missing':
      return sentence()
    case 'layout_differs':
      return sentence({ name: problem.name })
    case 'version_differs':
      return sentence({ found: problem.found, expected: problem.expected })
    case 'fact_invalid':
      return sentence({ fact: problem.fact })
    case 'journal_torn':
      return sentence({ bytes: problem.bytes })
    case 'import_unfinished':
      return sentence({ file: problem.file })
    case 'commit_altered':
      return sentence({ commit: commitWords(problem, words) })
    case 'commit_invalid':
      return sentence({ commit: commitWords(problem, words), reason: problem.reason })
    case 'commit_columns_differ':
      return sentence({ commit: commitWords(problem, words), columns: problem.columns.join(', ') })
    case 'commit_predecessor_missing':
      return sentence({ commit: commitWords(problem, words), missing: problem.missing })
    case 'heads_differ':
      return sentence({ count: problem.commits.length, commits: problem.commits.join(', ') })
    case 'table_differs':
      return sentence({
        table: tableWords(problem.table, words),
        count: problem.total,
        names: namesOf(problem, words),
      })
    case 'table_unreadable':
      return sentence({ table: tableWords(problem.table, words), reason: problem.reason })
    case 'attachment_altered':
    case 'attachment_missing':
      return sentence({ ...problem, file: fileWords(problem, words) })
    case 'attachment_unreadable':
      return sentence({ ...problem, file: fileWords(problem, words) })
  }
}

const orUnknown = (name: string, words: Words): string =>
  name === '' ? words.say('check.unknown') : name

function commitWords(facts: CommitFacts, words: Words): string {
  const { commit, office, agreement, sequence, person, day, partition } = facts
  const kind = partitionOfName(partition)?.kind ?? 'catalog'
  return words.say(`check.commit.${kind}`, {
    commit,
    sequence,
    office: orUnknown(office, words),
    agreement: agreement === '' ? partition : agreement,
    person: orUnknown(person, words),
    day: orUnknown(day, words),
  })
}

function fileWords({ file, agreement, unit }: AttachmentFacts, words: Words): string {
  const named = { file: orUnknown(file, words), agreement, unit: orUnknown(unit, words) }
  return words.say(agreement === '' ? 'check.file.named' : 'check.file.ofAgreement', named)
}

/** Tables of records by the name of their kind, the others by what they are for. */
function tableWords(table: string, words: Words): string {
  const kind = recordKinds.find(
    (known) =>
      `record_${known.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}` === table,
  )
  return kind === undefined ? words.say(`check.tables.${table}`) : words.kind(kind)
}

function namesOf(
  {
    names,
    records,
    total,
  }: {
    readonly names: readonly string[]
    readonly records: readonly string[]
    readonly total: number
  },
  words: Words,
): string {
  const told = names.map((name, index) => `${name} ${records[index] ?? ''}`.trim())
  if (told.length === 0) return words.say('check.unknown')
  return told.length < total ? `${told.join('; ')}; …` : told.join('; ')
}
