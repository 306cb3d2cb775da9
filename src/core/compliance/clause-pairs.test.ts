import { expect, test } from 'vitest'
import { clausePairs } from './clause-pairs.ts'

const clause = (id: string, order: number | null, text: string) => ({ id, order, text })

test('the same words are the same clause, wherever each office put it', () => {
  const pairs = clausePairs(
    [
      clause('a', 1, 'Los estados instalarán la unidad.'),
      clause('b', 2, 'El Secretariado informará.'),
    ],
    [
      clause('x', 1, 'EL SECRETARIADO  informará'),
      clause('y', 2, 'Los Estados instalarán la Unidad'),
    ],
  )
  expect([...pairs]).toEqual([
    ['a', 'y'],
    ['b', 'x'],
  ])
})

test('in the same place a clause may be worded a little otherwise, but not be about something else', () => {
  const ours = [
    clause('a', 1, 'Los estados instalarán la unidad de policía cibernética.'),
    clause('b', 2, 'La Comisión propondrá un protocolo.'),
  ]
  const theirs = [
    clause('x', 1, 'Las entidades y los estados instalarán la unidad de policía cibernética'),
    clause('y', 2, 'Publíquese en el Diario Oficial.'),
  ]
  expect([...clausePairs(ours, theirs)]).toEqual([['a', 'x']])
})

test('no clause is given twice, not even to two that say the same', () => {
  const twice = [clause('a', 1, 'Infórmese.'), clause('b', 2, 'Infórmese.')]
  expect([...clausePairs(twice, [clause('x', 1, 'Infórmese.')])]).toEqual([['a', 'x']])
})
