import { addableKinds, editableFields } from '../../core/schema/editing.ts'
import { common } from '../../core/schema/records/common.ts'
import { recordKinds, type RecordKind } from '../../core/schema/registry.ts'
import type { Words } from './texts.ts'

/** As wide as commander writes where it writes to no terminal. */
const width = 80

/** The fields of each kind, to stand below the help of `add` or `set`: `*` must be given, `…` takes several elements. */
export function fieldHelp(how: 'add' | 'set', { say }: Words): string {
  const every = fieldsOf('person', how).filter((name) => isCommon(name))
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ...(how === 'add' ? addableKinds : recordKinds)
      .map((kind) => [kind, fieldsOf(kind, how).filter((name) => !isCommon(name))] as const)
      .filter(([, fields]) => fields.length > 0),
    [say('help.everyKind'), every],
  ]
  const margin = Math.max(...kinds.map(([kind]) => kind.length)) + 4
  const lines = kinds.map(
    ([kind, fields]) => `  ${kind.padEnd(margin - 2)}${wrapped(fields, margin)}`,
  )
  return ['', say('help.fields'), ...lines].join('\n')
}

const isCommon = (name: string): boolean => Object.hasOwn(common, name)

const fieldsOf = (kind: RecordKind, how: 'add' | 'set'): readonly string[] =>
  editableFields(kind, how).map(({ name, required, set }) =>
    how === 'add' && required ? `${name}*` : `${name}${set ? '…' : ''}`,
  )

function wrapped(words: readonly string[], margin: number): string {
  const lines: string[] = []
  for (const word of words) {
    const line = lines.at(-1)
    if (line !== undefined && margin + line.length + 1 + word.length <= width) {
      lines.splice(-1, 1, `${line} ${word}`)
    } else lines.push(word)
  }
  return lines.join(`\n${' '.repeat(margin)}`)
}
