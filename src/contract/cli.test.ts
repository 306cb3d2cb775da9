import { describe, expect, it } from 'vitest'
import { filterTextSchema, sortTextSchema } from './cli/looking-commands.ts'
import { assignmentTextSchema, changeTextSchema } from './cli/record-commands.ts'
import { cliCommands } from './cli.ts'

describe('a condition of a list', () => {
  it.each([
    ['unit=MX-DUR', 'unit', '=', ['MX-DUR']],
    ['due<2017-12-31', 'due', '<', ['2017-12-31']],
    ['due<=2017-12-31', 'due', '<=', ['2017-12-31']],
    ['due>=2017-12-31', 'due', '>=', ['2017-12-31']],
    ['compliance!=met,moot', 'compliance', '!=', ['met', 'moot']],
    ['due=', 'due', '=', ['']],
    ['title=a=b', 'title', '=', ['a=b']],
    ['text=una\nlínea', 'text', '=', ['una\nlínea']],
  ])('%j', (written, field, operator, values) => {
    expect(filterTextSchema.parse(written)).toEqual({ field, operator, values })
  })

  it.each(['', 'unit', '=x', '9=x', 'a b=c'])('is not %j', (written) => {
    expect(filterTextSchema.safeParse(written).success).toBe(false)
  })
})

describe('an order of a list', () => {
  it('goes down with a minus', () => {
    expect(sortTextSchema.parse('-due')).toEqual({ field: 'due', descending: true })
    expect(sortTextSchema.parse('due')).toEqual({ field: 'due', descending: false })
    expect(sortTextSchema.safeParse('due desc').success).toBe(false)
  })
})

describe('a field with its value', () => {
  it('has everything after the first sign, or nothing to clear it', () => {
    expect(assignmentTextSchema.parse('email=')).toEqual({ field: 'email', value: '' })
    expect(assignmentTextSchema.parse('name=a=b c')).toEqual({ field: 'name', value: 'a=b c' })
    expect(assignmentTextSchema.safeParse('name').success).toBe(false)
  })

  it('of a set can also come or go by one element', () => {
    expect(changeTextSchema.parse('tags=a,b')).toEqual({ field: 'tags', sign: '=', value: 'a,b' })
    expect(changeTextSchema.parse('tags+=a=b')).toEqual({ field: 'tags', sign: '+=', value: 'a=b' })
    expect(changeTextSchema.parse('tags-=')).toEqual({ field: 'tags', sign: '-=', value: '' })
    expect(changeTextSchema.safeParse('tags*=a').success).toBe(false)
    expect(assignmentTextSchema.safeParse('tags+=a').success).toBe(false)
  })
})

describe('a list', () => {
  it('has a hundred rows from the first unless told otherwise', () => {
    expect(cliCommands.list.input.parse({ kind: 'units' })).toMatchObject({
      limit: 100,
      offset: 0,
      where: [],
      withdrawn: false,
    })
    expect(cliCommands.list.input.safeParse({ kind: 'units', limit: '-1' }).success).toBe(false)
    expect(cliCommands.list.input.safeParse({ kind: 'units', limit: '100001' }).success).toBe(false)
  })
})
