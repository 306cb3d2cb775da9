/** Reads who imports what below `src` of a folder, and which rules that breaks. */
import { cruise } from 'dependency-cruiser'
import { rules } from './rules.ts'

export interface Breach {
  readonly rule: string
  readonly from: string
  readonly to: string
}

export async function breachesIn(folder: string): Promise<readonly Breach[]> {
  const result = await cruise(
    ['src'],
    {
      baseDir: folder,
      validate: true,
      ruleSet: { forbidden: [...rules] },
      // The compiler of this repository offers no parser to other programs.
      parser: 'swc',
      // Imports of types alone are dependencies too.
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '[.]d[.]ts$' },
    },
    {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'require', 'types'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types'],
    },
  )
  if (typeof result.output === 'string') throw new TypeError(result.output)
  return result.output.summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
  }))
}
