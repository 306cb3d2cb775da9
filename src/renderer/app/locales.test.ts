import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import english from '../../../resources/locales/en.json'
import spanish from '../../../resources/locales/es.json'
import { draftingChecks } from '../../contract/capture.ts'
import { errorCodes } from '../../contract/errors.ts'
import { issueKinds } from '../../contract/issue-rows.ts'
import * as complianceLists from '../../core/compliance/codes.ts'
import * as schemaLists from '../../core/schema/codes.ts'
import { recordKinds, registry } from '../../core/schema/registry.ts'

type Tree = string | { readonly [name: string]: Tree }

/** Every sentence by its key. */
function sentences(tree: Tree, key = ''): readonly (readonly [string, string])[] {
  if (typeof tree === 'string') return [[key, tree]]
  return Object.entries(tree).flatMap(([name, inner]) =>
    sentences(inner, key === '' ? name : `${key}.${name}`),
  )
}

const locales = { es: new Map(sentences(spanish)), en: new Map(sentences(english)) }
const languages = ['es', 'en'] as const

function missing(keys: readonly string[]): readonly string[] {
  return languages.flatMap((language) =>
    keys
      .filter((key) => (locales[language].get(key) ?? '').trim() === '')
      .map((key) => `${language}: ${key}`),
  )
}

test('both languages say the same things', () => {
  expect([...locales.en.keys()].toSorted()).toEqual([...locales.es.keys()].toSorted())
})

test('nothing is said with empty words', () => {
  expect(missing([...locales.es.keys()])).toEqual([])
})

const details = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([all]) => all)

test('a sentence names the same details in both languages', () => {
  const differ = [...locales.es].filter(
    ([key, text]) =>
      details(text).toSorted().join(' ') !==
      details(locales.en.get(key) ?? '')
        .toSorted()
        .join(' '),
  )
  expect(differ).toEqual([])
})

test('every refusal has a sentence, and every sentence a refusal', () => {
  expect(missing(errorCodes.map((code) => `errors.${code}`))).toEqual([])
  expect(Object.keys(spanish.errors).toSorted()).toEqual([...errorCodes].toSorted())
})

test('every code of the schema and of the status axes has a label', () => {
  const lists: Readonly<Record<string, readonly string[]>> = { ...schemaLists, ...complianceLists }
  const keys = Object.entries(lists).flatMap(([name, codes]) =>
    codes.map((code) => `codes.${name}.${code}`),
  )
  expect(keys.length).toBeGreaterThan(80)
  expect(missing(keys)).toEqual([])
})

test('every drafting check has a label and advice, every data issue a label and a cure', () => {
  expect(
    missing(draftingChecks.flatMap((check) => [`checks.${check}.label`, `checks.${check}.advice`])),
  ).toEqual([])
  expect(missing(issueKinds.flatMap((kind) => [`issues.${kind}`, `issueAdvice.${kind}`]))).toEqual(
    [],
  )
})

test('every kind of record and every field has a name', () => {
  const fields = recordKinds.flatMap((kind) => Object.keys(registry[kind].fields))
  expect(missing(recordKinds.map((kind) => `kinds.${kind}`))).toEqual([])
  expect(missing([...new Set(fields)].map((field) => `fields.${field}`))).toEqual([])
})

/** Families of keys that are asked for by a code, a field or a kind; the command line shares them. */
const families = [
  'errors',
  'codes',
  'checks',
  'issues',
  'issueAdvice',
  'kinds',
  'fields',
  'intents',
  'breaches',
]

test('every sentence is said somewhere', () => {
  const renderer = join(import.meta.dirname, '..')
  const sources = globSync('**/*.{ts,tsx}', { cwd: renderer })
    .filter((file) => !file.includes('.test.'))
    .map((file) => readFileSync(join(renderer, file), 'utf8'))
    .join('\n')
  const isSaid = (key: string) => {
    const base = key.replace(/_(one|other)$/, '')
    const parts = base.split('.')
    const beginnings = parts.map((_, place) => parts.slice(0, place).join('.')).slice(1)
    return (
      families.includes(parts[0] ?? '') ||
      sources.includes(`'${base}'`) ||
      beginnings.some((beginning) => sources.includes(`\`${beginning}.\${`))
    )
  }
  expect([...locales.es.keys()].filter((key) => !isSaid(key))).toEqual([])
})
