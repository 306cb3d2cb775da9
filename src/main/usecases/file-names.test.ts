import { expect, test } from 'vitest'
import { distinctNames, safeName } from './file-names.ts'

test('a name is one that Windows takes', () => {
  expect(safeName('Expediente CNSP II/SE: «abril» 2017.')).toBe(
    'Expediente CNSP II-SE- «abril» 2017',
  )
  expect(safeName('con')).toBe('_con')
  expect(safeName('LPT1.informe')).toBe('_LPT1.informe')
  expect(safeName('Consejo')).toBe('Consejo')
  expect(safeName(' a\u0007b\n c ')).toBe('a-b- c')
  expect(safeName('...')).toBe('_')
  expect(safeName('ñ'.repeat(300))).toHaveLength(120)
})

test('two that differ by case only are two files everywhere', () => {
  expect(distinctNames(['Informe mx-dur', 'Informe MX-DUR', 'Informe MX-DUR'])).toEqual([
    'Informe mx-dur',
    'Informe MX-DUR (2)',
    'Informe MX-DUR (3)',
  ])
})
