import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import english from '../../../resources/locales/cli.en.json' with { type: 'json' }
import spanish from '../../../resources/locales/cli.es.json' with { type: 'json' }
import { errorCodes } from '../../contract/errors.ts'
import { recordKinds } from '../../core/schema/registry.ts'
import { wordsIn } from './texts.ts'

/** Every text by its path; forms of a number, of which Spanish has more, count as one. */
function textsOf(value: object, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
      const at = path === '' ? name : `${path}.${name}`
      if (typeof inner === 'object' && inner !== null) return [...textsOf(inner, at)]
      return [[at.replace(/_(zero|one|many|other)$/, ''), String(inner)] as const]
    }),
  )
}

const places = (text: string): readonly string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted()

describe('the texts of the command line', () => {
  const [inSpanish, inEnglish] = [textsOf(spanish), textsOf(english)]

  it('are the same in both languages, with the same places to fill', () => {
    expect([...inSpanish.keys()].toSorted()).toEqual([...inEnglish.keys()].toSorted())
    for (const [path, text] of inSpanish) {
      expect({ path, places: places(text) }).toEqual({
        path,
        places: places(inEnglish.get(path) ?? ''),
      })
    }
  })

  it('are each said somewhere', () => {
    const sources = globSync('**/*.ts', { cwd: import.meta.dirname })
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
      .join('\n')
    // Refusals are asked for by their code, columns of lists by their field.
    const families = ['errors', 'columns']
    const isSaid = (path: string): boolean => {
      const parts = path.split('.')
      const beginnings = parts.map((_, place) => parts.slice(0, place).join('.')).slice(1)
      return (
        families.includes(parts[0] ?? '') ||
        sources.includes(`'${path}'`) ||
        beginnings.some((beginning) => sources.includes(`\`${beginning}.\${`))
      )
    }
    expect([...inSpanish.keys()].filter((path) => !isSaid(path))).toEqual([])
  })

  it.each(['es', 'en'] as const)('have a sentence in %s for every refusal', (language) => {
    const words = wordsIn(language)
    for (const code of errorCodes) {
      expect(words.sentence({ code, details: {} })).not.toBe(`errors.${code}`)
    }
    for (const kind of recordKinds) expect(words.kind(kind)).not.toBe(kind)
  })

  it('put the details of a refusal into its sentence', () => {
    const sentence = wordsIn('en').sentence({
      code: 'sort_invalid',
      details: { field: 'colour', known: ['code', 'name'] },
    })
    expect(sentence).toBe(
      'The list cannot be sorted by “colour”. Nothing was changed. The fields are: code, name.',
    )
  })

  it('show a code that they do not know as it is', () => {
    expect(wordsIn('es').code('complianceCodes', 'met')).toBe('Cumplido')
    expect(wordsIn('es').code('complianceCodes', 'newer')).toBe('newer')
  })
})
