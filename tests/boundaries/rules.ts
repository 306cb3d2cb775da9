/**
 * Who may import what. The folder of a file decides; each rule says in its comment why it holds.
 * Tests beside the sources are free: they may take from anywhere what they need to try a file.
 */
import type { IForbiddenRuleType } from 'dependency-cruiser'

type Rule = IForbiddenRuleType & { readonly name: string }

const testFiles = '[.]test[.]tsx?$'
const ports = '^src/main/usecases/ports(/|[.]ts$)'

/** A package, however its import was resolved: to its code, to its types, or not at all. */
function packages(...names: readonly string[]): string {
  return `(^|node_modules/)(@types/)?(${names.join('|')})(/|$)`
}

/** The folder may import the given paths and nothing else at all. */
function only(name: string, comment: string, from: string, allowed: readonly string[]): Rule {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: testFiles },
    to: { pathNot: [...allowed] },
  }
}

/** Of the program's own code, the folder may import the given paths only; packages are free. */
function onlyOfSource(
  name: string,
  comment: string,
  from: string,
  allowed: readonly string[],
): Rule {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: testFiles },
    to: { path: '^src/', pathNot: [...allowed] },
  }
}

/** Only the given folders may import it. */
function reserved(name: string, comment: string, to: string, owners: readonly string[]): Rule {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: '^src/', pathNot: [...owners, testFiles] },
    to: { path: to },
  }
}

function forbidden(name: string, comment: string, from: string, to: string): Rule {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: testFiles },
    to: { path: to },
  }
}

function adapter(folder: string): Rule {
  return onlyOfSource(
    `${folder}-implements-ports`,
    'An adapter knows the words of the core and the port it implements, not its neighbours.',
    `^src/main/${folder}/`,
    [`^src/main/${folder}/`, '^src/(core|contract)/', ports],
  )
}

export const rules: readonly Rule[] = [
  only('core-is-pure', 'The core is a function of its arguments.', '^src/core/', ['^src/core/']),
  only(
    'contract-is-data',
    'Every process reads the contract, so it can need nothing that one of them lacks.',
    '^src/contract/',
    ['^src/(core|contract)/', packages('zod', 'cborg')],
  ),
  only(
    'usecases-know-ports-only',
    'A use case says what it needs; who provides it is decided where the engine is wired.',
    '^src/main/usecases/',
    ['^src/(core|contract)/', '^src/main/usecases/'],
  ),
  adapter('store'),
  adapter('exchange'),
  adapter('intake'),
  adapter('reports'),
  adapter('files'),
  adapter('publish'),
  onlyOfSource(
    'engine-wires',
    'The engine joins use cases and adapters; it runs without windows.',
    '^src/main/engine/',
    [
      '^src/main/(engine|usecases|store|exchange|intake|reports|files|publish)/',
      '^src/(core|contract)/',
    ],
  ),
  onlyOfSource(
    'command-line-asks-the-engine',
    'The command line does what the window does, through the same engine.',
    '^src/main/cli/',
    ['^src/main/(cli|engine)/', '^src/(core|contract)/'],
  ),
  onlyOfSource(
    'main-process-only-forwards',
    'The engine is another process: code of it here would do its work in the wrong one.',
    '^src/main/(index[.]ts$|shell/|ipc/)',
    ['^src/main/(shell|ipc)/', '^src/(core|contract)/'],
  ),
  onlyOfSource(
    'preload-exposes-the-contract',
    'The preload stands between a page and the system, and is kept small enough to be read whole.',
    '^src/preload/',
    ['^src/preload/', '^src/(core|contract)/'],
  ),
  onlyOfSource(
    'window-knows-the-contract',
    'A page knows the contract and the rules, never the processes behind them.',
    '^src/renderer/',
    ['^src/renderer/', '^src/(core|contract)/'],
  ),
  forbidden(
    'window-reads-locales-only',
    'Of the resources, a page needs its texts; the rest reaches it through the engine.',
    '^src/renderer/',
    '^resources/(?!locales/)',
  ),
  {
    name: 'window-is-a-page',
    comment: 'A sandboxed page has no Node.',
    severity: 'error',
    from: { path: '^src/(renderer|contract|core)/', pathNot: testFiles },
    to: { dependencyTypes: ['core'] },
  },
  reserved(
    'sqlite-in-the-store',
    'One place knows that the register is SQLite.',
    packages('better-sqlite3'),
    ['^src/main/store/'],
  ),
  reserved(
    'typst-in-the-reports',
    'One place knows how pages are set.',
    packages('@myriaddreamin'),
    ['^src/main/reports/'],
  ),
  reserved(
    'postgres-in-publish',
    'One place knows into which database a register is mirrored.',
    packages('pg', 'pg-copy-streams'),
    ['^src/main/publish/'],
  ),
  reserved(
    'electron-at-the-edge',
    'What does not name Electron also runs in the command line and in tests.',
    packages('electron'),
    [
      '^src/main/index[.]ts$',
      '^src/main/(shell|ipc)/',
      '^src/main/engine/process[.]ts$',
      '^src/preload/',
    ],
  ),
  reserved(
    'react-in-the-window',
    'Only a page is drawn.',
    packages('react', 'react-dom', '@mantine', 'zustand', '@tanstack', 'react-i18next'),
    ['^src/renderer/'],
  ),
  forbidden(
    'ui-has-no-state',
    'A component of the kit shows what it is given.',
    '^src/renderer/ui/',
    `^src/renderer/(state|api|features|app)/|${packages('zustand', '@tanstack')}`,
  ),
  {
    name: 'features-are-no-siblings',
    comment: 'A feature can be read, changed and removed alone; what two share belongs below them.',
    severity: 'error',
    from: { path: '^src/renderer/features/([^/]+)/', pathNot: testFiles },
    to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
  },
  forbidden(
    'features-do-not-know-the-app',
    'The app places the features, not the other way round.',
    '^src/renderer/features/',
    '^src/renderer/app/',
  ),
  forbidden(
    'state-draws-nothing',
    'State outlives any screen.',
    '^src/renderer/state/',
    '^src/renderer/(ui|features|app)/',
  ),
  forbidden(
    'api-only-asks',
    'The user of the bridge turns calls into messages and nothing more.',
    '^src/renderer/api/',
    '^src/renderer/(state|ui|features|app)/',
  ),
  forbidden(
    'product-without-tests',
    'What is shipped does not depend on what is not.',
    '^src/',
    `^(tests|scripts)/|${testFiles}`,
  ),
  {
    name: 'no-cycles',
    comment: 'Files that need each other are one file, or hide a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
]
