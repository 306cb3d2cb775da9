/**
 * `npm run demo`: the main job on bundled data in a temporary register, by the command line; then the window, if
 * there is a display. `-- --lang en` tells it in English.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { commandLine } from './demo/command-line.ts'
import { demoTexts } from './demo/texts.ts'
import { runInForeground } from './run-in-foreground.ts'
import { hasDisplay } from './setup/display.ts'
import { root } from './setup/paths.ts'

const language = process.argv.includes('en') ? 'en' : 'es'
const texts = await demoTexts(language)
const tell = (key: string, values: Readonly<Record<string, string | number>> = {}): void =>
  console.log(texts(key, values))

const directory = mkdtempSync(join(tmpdir(), 'acuerdos-demo-'))
const register = join(directory, 'register')
const acuerdos = commandLine(register, language)
const bundled = join(root, 'resources', 'demonstration')
const document = join(bundled, `communique-xli.${language}.txt`)
const evidence = join(bundled, 'evidence', 'oficio-adhesion.txt')
const unit = 'MX-DUR'
const [first, reporter, verifier] = [
  texts('people.first'),
  texts('people.reporter'),
  texts('people.verifier'),
]

acuerdos.run('init', '--office', texts('office'), '--person', first)
for (const name of [reporter, verifier]) {
  acuerdos.run('add', '--as', first, 'person', `name=${name}`, 'demonstration=true')
}
tell('founded', {
  units: acuerdos.run('list', 'units', '--limit', '1').total,
  sessions: acuerdos.run('list', 'sessions', '--limit', '1').total,
})

const drafts = acuerdos.run('capture', document)
tell('read', { agreements: drafts.agreements.length, shown: drafts.notUnderstood.length })
acuerdos.run('capture', document, '--accept', '--as', first)
const session = drafts.session.roman ?? ''
const accepted = acuerdos.run('list', 'obligations', '--where', `session=${session}`)
tell('accepted', { session, obligations: accepted.total })

const mine = acuerdos.run(
  'list',
  'obligations',
  '--where',
  `unit=${unit}`,
  '--where',
  'agreementKind=punto_de_acuerdo',
  '--where',
  'agreementSequence=1',
)
const obligation = mine.rows[0]?.id ?? ''
const report = acuerdos.run(
  'progress',
  obligation,
  '--as',
  reporter,
  '--claim',
  'met',
  '--text',
  texts('narrative'),
  '--percent',
  '100',
  '--evidence',
  evidence,
)
const [given] = 'evidence' in report ? report.evidence : []
const sha256 = given?.sha256?.slice(0, 12) ?? ''
tell('reported', { person: reporter, unit, file: basename(evidence), sha256 })

const verdict = [obligation, '--result', 'met', '--reason', texts('reason')]
tell('refused', { person: reporter })
console.log(`  ${acuerdos.refusedSentence('verdict', ...verdict, '--as', reporter)}`)
acuerdos.run('verdict', ...verdict, '--as', verifier)
tell('verified', { person: verifier, unit })

for (const format of ['pdf', 'xlsx'] as const) {
  const file = join(directory, `${session}.${format}`)
  const written = acuerdos.run(
    'report',
    'dossier',
    '--session',
    session,
    '--format',
    format,
    '--out',
    file,
  )
  tell('written', { file: written.file, rows: written.rows })
}
const { changes, digest } = acuerdos.run('check')
// Both are reckoned in a sound register, and `check` of any other ends the demonstration.
if (changes === null || digest === null) throw new Error('the register is damaged')
tell('checked', { changes, digest: digest.slice(0, 12) })
tell('where', { directory: register })

if (hasDisplay()) {
  tell('opening')
  const start = join(import.meta.dirname, 'start.ts')
  process.exitCode = await runInForeground(process.execPath, [start, '--register', register])
} else {
  tell('noDisplay', { directory: register })
}
