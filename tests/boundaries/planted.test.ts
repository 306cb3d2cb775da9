/** A rule that never fires is a wish: each one must report an import planted against it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bridgeUsersOutsideApi } from './bridge.ts'
import { breachesIn } from './imports.ts'
import { rules } from './rules.ts'

type Files = Readonly<Record<string, string>>

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function plant(files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** What every planted import points to. */
const targets: Files = {
  'src/core/schema/field.ts': 'export const field = 1\nexport type Field = number\n',
  'src/contract/errors.ts': "import { z } from 'zod'\nexport const errors = z.string()\n",
  'src/main/usecases/ports/log.ts': 'export interface Log { readonly size: number }\n',
  'src/main/usecases/save.ts': 'export const save = 1\n',
  'src/main/store/log.ts': 'export const log = 1\n',
  'src/main/exchange/seal.ts': 'export const seal = 1\n',
  'src/main/intake/read.ts': 'export const read = 1\n',
  'src/main/reports/dossier.ts': 'export const dossier = 1\n',
  'src/main/engine/engine.ts': 'export const engine = 1\n',
  'src/main/cli/main.ts': 'export const main = 1\n',
  'src/main/shell/window.ts': 'export const shell = 1\n',
  'src/renderer/api/client.ts': 'export const client = 1\n',
  'src/renderer/state/session.ts': 'export const session = 1\n',
  'src/renderer/ui/Badge.tsx': 'export const Badge = () => <b>1</b>\n',
  'src/renderer/features/units/Tree.tsx': 'export const Tree = () => <i>1</i>\n',
  'src/renderer/app/App.tsx': 'export const App = () => <main />\n',
  'resources/catalogue/units.json': '{}\n',
  'resources/locales/es.json': '{}\n',
  'scripts/tool.ts': 'export const tool = 1\n',
  'tests/support/helper.ts': 'export const helper = 1\n',
}

interface Planted {
  readonly rule: string
  readonly file: string
  readonly text: string
}

const planted: readonly Planted[] = [
  {
    rule: 'core-is-pure',
    file: 'src/core/merge.ts',
    text: "import { errors } from '../contract/errors.ts'\nexport default errors\n",
  },
  {
    rule: 'core-is-pure',
    file: 'src/core/pack.ts',
    text: "import { encode } from 'cborg'\nexport default encode\n",
  },
  {
    rule: 'core-is-pure',
    file: 'src/core/type-only.ts',
    text: "import type { Log } from '../main/usecases/ports/log.ts'\nexport type Alias = Log\n",
  },
  {
    rule: 'contract-is-data',
    file: 'src/contract/bad.ts',
    text: "import dayjs from 'dayjs'\nexport default dayjs\n",
  },
  {
    rule: 'usecases-know-ports-only',
    file: 'src/main/usecases/bad.ts',
    text: "export { log } from '../store/log.ts'\n",
  },
  {
    rule: 'usecases-know-ports-only',
    file: 'src/main/usecases/clock.ts',
    text: "import { readFileSync } from 'node:fs'\nexport default readFileSync\n",
  },
  {
    rule: 'store-implements-ports',
    file: 'src/main/store/bad.ts',
    text: "import { save } from '../usecases/save.ts'\nexport default save\n",
  },
  {
    rule: 'files-implements-ports',
    file: 'src/main/files/bad.ts',
    text: "import { log } from '../store/log.ts'\nexport default log\n",
  },
  {
    rule: 'publish-implements-ports',
    file: 'src/main/publish/bad.ts',
    text: "import { log } from '../store/log.ts'\nexport default log\n",
  },
  {
    rule: 'exchange-implements-ports',
    file: 'src/main/exchange/bad.ts',
    text: "import { log } from '../store/log.ts'\nexport default log\n",
  },
  {
    rule: 'intake-implements-ports',
    file: 'src/main/intake/bad.ts',
    text: "import { log } from '../store/log.ts'\nexport default log\n",
  },
  {
    rule: 'reports-implements-ports',
    file: 'src/main/reports/bad.ts',
    text: "export const later = async () => import('../store/log.ts')\n",
  },
  {
    rule: 'engine-wires',
    file: 'src/main/engine/bad.ts',
    text: "import { shell } from '../shell/window.ts'\nexport default shell\n",
  },
  {
    rule: 'command-line-asks-the-engine',
    file: 'src/main/cli/bad.ts',
    text: "import { log } from '../store/log.ts'\nexport default log\n",
  },
  {
    rule: 'main-process-only-forwards',
    file: 'src/main/ipc/bad.ts',
    text: "import { engine } from '../engine/engine.ts'\nexport default engine\n",
  },
  {
    rule: 'main-process-only-forwards',
    file: 'src/main/index.ts',
    text: "import { save } from './usecases/save.ts'\nexport default save\n",
  },
  {
    rule: 'preload-exposes-the-contract',
    file: 'src/preload/bad.ts',
    text: "import { shell } from '../main/shell/window.ts'\nexport default shell\n",
  },
  {
    rule: 'window-knows-the-contract',
    file: 'src/renderer/app/bad.ts',
    text: "import { save } from '../../main/usecases/save.ts'\nexport default save\n",
  },
  {
    rule: 'window-reads-locales-only',
    file: 'src/renderer/app/catalogue.ts',
    text: "import units from '../../../resources/catalogue/units.json' with { type: 'json' }\nexport default units\n",
  },
  {
    rule: 'window-is-a-page',
    file: 'src/renderer/api/file.ts',
    text: "import { readFileSync } from 'node:fs'\nexport default readFileSync\n",
  },
  {
    rule: 'sqlite-in-the-store',
    file: 'src/main/engine/database.ts',
    text: "import Database from 'better-sqlite3'\nexport default Database\n",
  },
  {
    rule: 'sqlite-in-the-store',
    file: 'src/main/engine/database-type.ts',
    text: "import type { Database } from 'better-sqlite3'\nexport type Alias = Database\n",
  },
  {
    rule: 'typst-in-the-reports',
    file: 'src/main/engine/typst.ts',
    text: "import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'\nexport default NodeCompiler\n",
  },
  {
    rule: 'postgres-in-publish',
    file: 'src/main/engine/postgres.ts',
    text: "import { Client } from 'pg'\nexport default Client\n",
  },
  {
    rule: 'electron-at-the-edge',
    file: 'src/main/engine/other.ts',
    text: "import { app } from 'electron'\nexport default app\n",
  },
  {
    rule: 'react-in-the-window',
    file: 'src/main/shell/bad.ts',
    text: "import { useState } from 'react'\nexport default useState\n",
  },
  {
    rule: 'ui-has-no-state',
    file: 'src/renderer/ui/Bad.tsx',
    text: "import { session } from '../state/session.ts'\nexport const Bad = () => <b>{session}</b>\n",
  },
  {
    rule: 'ui-has-no-state',
    file: 'src/renderer/ui/store.ts',
    text: "import { create } from 'zustand'\nexport default create\n",
  },
  {
    rule: 'features-are-no-siblings',
    file: 'src/renderer/features/capture/Bad.tsx',
    text: "import { Tree } from '../units/Tree.tsx'\nexport const Bad = () => <Tree />\n",
  },
  {
    rule: 'features-do-not-know-the-app',
    file: 'src/renderer/features/capture/Home.tsx',
    text: "import { App } from '../../app/App.tsx'\nexport const Home = () => <App />\n",
  },
  {
    rule: 'state-draws-nothing',
    file: 'src/renderer/state/bad.ts',
    text: "import { Badge } from '../ui/Badge.tsx'\nexport default Badge\n",
  },
  {
    rule: 'api-only-asks',
    file: 'src/renderer/api/bad.ts',
    text: "import { session } from '../state/session.ts'\nexport default session\n",
  },
  {
    rule: 'product-without-tests',
    file: 'src/main/engine/helped.ts',
    text: "import { helper } from '../../../tests/support/helper.ts'\nexport default helper\n",
  },
  {
    rule: 'product-without-tests',
    file: 'src/main/engine/tooled.ts',
    text: "import { tool } from '../../../scripts/tool.ts'\nexport default tool\n",
  },
  {
    rule: 'no-cycles',
    file: 'src/core/schema/self.ts',
    text: "import type { Other } from './other.ts'\nexport type Self = Other\n",
  },
]

/** The other half of the planted cycle. */
const cycle: Files = {
  'src/core/schema/other.ts': "import type { Self } from './self.ts'\nexport type Other = Self\n",
}

test.each(planted)('$rule reports $file', async ({ rule, file, text }) => {
  plant({ ...targets, ...cycle, [file]: text })
  // A cycle is reported once, at either of its ends.
  const reported = (await breachesIn(folder)).filter(({ from, to }) => from === file || to === file)
  expect(reported.map((breach) => breach.rule)).toContain(rule)
})

test('every rule is tried', () => {
  const tried = new Set(planted.map(({ rule }) => rule))
  expect(rules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
})

test('what the boundaries allow is not reported', async () => {
  plant({
    ...targets,
    'src/core/merge.ts': "export { field } from './schema/field.ts'\n",
    'src/contract/calls.ts':
      "import { encode } from 'cborg'\nimport { z } from 'zod'\nimport { field } from '../core/schema/field.ts'\nexport default [encode, z, field]\n",
    'src/main/usecases/good.ts':
      "import { errors } from '../../contract/errors.ts'\nimport type { Log } from './ports/log.ts'\nexport const good = (log: Log) => [log, errors]\n",
    'src/main/store/good.ts':
      "import Database from 'better-sqlite3'\nimport { join } from 'node:path'\nimport type { Log } from '../usecases/ports/log.ts'\nexport const good = (log: Log) => [log, Database, join]\n",
    'src/main/engine/process.ts':
      "import { parentPort } from 'electron'\nimport { log } from '../store/log.ts'\nimport { save } from '../usecases/save.ts'\nexport default [parentPort, log, save]\n",
    'src/main/cli/good.ts': "export { engine } from '../engine/engine.ts'\n",
    'src/main/index.ts':
      "import { app } from 'electron'\nimport { shell } from './shell/window.ts'\nexport default [app, shell]\n",
    'src/preload/index.ts':
      "import { contextBridge } from 'electron'\nimport { errors } from '../contract/errors.ts'\nexport default [contextBridge, errors]\n",
    'src/renderer/features/capture/Good.tsx':
      "import '@mantine/core/styles.css'\nimport { Button } from '@mantine/core'\nimport es from '../../../../resources/locales/es.json' with { type: 'json' }\nimport { Badge } from '../../ui/Badge.tsx'\nimport { session } from '../../state/session.ts'\nimport './good.module.css'\nexport const Good = () => <Button><Badge />{[session, es]}</Button>\n",
    'src/renderer/features/capture/good.module.css': '.good { color: red }\n',
    'src/main/store/log.test.ts':
      "import { helper } from '../../../tests/support/helper.ts'\nimport { save } from '../usecases/save.ts'\nexport default [helper, save]\n",
  })
  expect(await breachesIn(folder)).toEqual([])
})

test('a use of the bridge outside the api is reported', () => {
  plant({
    'src/renderer/api/client.ts': 'export const call = () => window.acuerdos.call()\n',
    'src/renderer/app/good.ts': "export const name = 'acuerdos'\n",
    'src/renderer/app/dotted.ts': 'export const call = () => window.acuerdos.call()\n',
    'src/renderer/app/optional.ts': 'export const call = () => globalThis?.acuerdos\n',
    'src/renderer/app/quoted.ts': "export const call = () => window['acuerdos']\n",
  })
  expect([...bridgeUsersOutsideApi(folder)].toSorted()).toEqual([
    'src/renderer/app/dotted.ts',
    'src/renderer/app/optional.ts',
    'src/renderer/app/quoted.ts',
  ])
})
