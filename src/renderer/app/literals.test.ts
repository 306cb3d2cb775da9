/** Every word that a person sees stands in the locale files. */
import { parseSync } from '@swc/core'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'

const renderer = join(import.meta.dirname, '..')

/** Attributes that are read or heard. */
const spokenAttributes = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'description',
  'error',
  'hint',
  'label',
  'nothingFoundMessage',
  'placeholder',
  'text',
  'title',
])

const nodeSchema = z.looseObject({ type: z.string() })
const textSchema = z.looseObject({ type: z.literal('JSXText'), value: z.string() })
const attributeSchema = z.looseObject({
  type: z.literal('JSXAttribute'),
  name: z.looseObject({ value: z.string().optional() }),
  value: z.unknown(),
})
const stringSchema = z.looseObject({ type: z.literal('StringLiteral'), value: z.string() })
const childrenSchema = z.looseObject({ children: z.array(z.unknown()) })

const hasWords = (text: string) => /\p{L}{2,}/u.test(text)

/** Words in a piece of source that would reach the screen without passing through the locale files. */
function spokenLiterals(source: string): readonly string[] {
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const inner of value) visit(inner)
      return
    }
    const node = nodeSchema.safeParse(value)
    if (!node.success) {
      if (typeof value === 'object' && value !== null)
        for (const inner of Object.values(value)) visit(inner)
      return
    }
    const text = textSchema.safeParse(value)
    if (text.success && hasWords(text.data.value)) found.push(text.data.value.trim())
    const attribute = attributeSchema.safeParse(value)
    if (attribute.success && spokenAttributes.has(attribute.data.name.value ?? '')) {
      found.push(...stringsShown(attribute.data.value))
    }
    const parent = childrenSchema.safeParse(value)
    if (parent.success) found.push(...parent.data.children.flatMap(stringsOfContainer))
    for (const inner of Object.values(node.data)) visit(inner)
  }
  visit(parseSync(source, { syntax: 'typescript', tsx: true }).body)
  return [...new Set(found)]
}

function stringsOfContainer(child: unknown): readonly string[] {
  const container = z
    .looseObject({ type: z.literal('JSXExpressionContainer'), expression: z.unknown() })
    .safeParse(child)
  return container.success ? stringsShown(container.data.expression) : []
}

/** Strings that an expression can come to; the arguments of calls (keys of sentences) are not shown. */
function stringsShown(expression: unknown): readonly string[] {
  const literal = stringSchema.safeParse(expression)
  if (literal.success) return hasWords(literal.data.value) ? [literal.data.value] : []
  const parts = z
    .union([
      z.looseObject({ type: z.literal('JSXExpressionContainer'), expression: z.unknown() }),
      z.looseObject({
        type: z.literal('ConditionalExpression'),
        consequent: z.unknown(),
        alternate: z.unknown(),
      }),
      z.looseObject({
        type: z.literal('BinaryExpression'),
        operator: z.enum(['+', '||', '??', '&&']),
        left: z.unknown(),
        right: z.unknown(),
      }),
      z.looseObject({ type: z.literal('ParenthesisExpression'), expression: z.unknown() }),
    ])
    .safeParse(expression)
  if (!parts.success) return []
  switch (parts.data.type) {
    case 'JSXExpressionContainer':
    case 'ParenthesisExpression':
      return stringsShown(parts.data.expression)
    case 'ConditionalExpression':
      return [...stringsShown(parts.data.consequent), ...stringsShown(parts.data.alternate)]
    case 'BinaryExpression':
      return [
        ...(parts.data.operator === '&&' ? [] : stringsShown(parts.data.left)),
        ...stringsShown(parts.data.right),
      ]
  }
}

test('no component says a word of its own', () => {
  const files = globSync('**/*.tsx', { cwd: renderer })
  expect(files.length).toBeGreaterThan(50)
  const found = files.flatMap((file) =>
    spokenLiterals(readFileSync(join(renderer, file), 'utf8')).map((text) => `${file}: ${text}`),
  )
  expect(found).toEqual([])
})

test('planted words are found wherever they would be seen', () => {
  const planted = `
    const a = <p>Guardar</p>
    const b = <input placeholder="Nombre" value="secret" />
    const c = <b>{busy ? 'Guardando' : t('actions.save')}</b>
    const e = <i>{kind === 'code' && 'Clave'}</i>
    const d = <Button aria-label={busy ? 'Cerrar' : label}>{count} · {t('x')}</Button>
  `
  expect(spokenLiterals(planted)).toEqual(['Guardar', 'Nombre', 'Guardando', 'Clave', 'Cerrar'])
})
