import { beforeEach, describe, expect, test } from 'vitest'
import { commitsOf, give } from '../../../tests/support/carried.ts'
import { accept, expectValue, foundOffice, type Office } from '../../../tests/support/registers.ts'
import { editRecord } from '../usecases/edit-record.ts'

/** What a register says as of a day of a record that was touched again afterwards. */
describe('the last save of a day', () => {
  let council: Office
  let agreement: string

  const titled = (title: string): void => {
    const live = council.register.read.record(agreement)?.fields['title']?.live ?? []
    const fields = [{ field: 'title', value: title, replaces: [...live] }]
    expectValue(editRecord(council, { as: council.person, id: agreement, fields }))
  }
  const titleOn = (office: Office, day: string): unknown => {
    const { read } = expectValue(office.register.past({ day }))
    const shown = read.record(agreement)?.fields['title']?.value
    // The list is made in another way, and says the same.
    expect(read.agreement(agreement, day)?.agreement.title).toBe(shown)
    return shown
  }

  beforeEach(async () => {
    council = foundOffice('2017-01-16')
    ;[agreement = ''] = (await accept(council)).agreements
    council.onDay('2017-02-01')
    titled('Primero')
    titled('Último del día')
    council.onDay('2017-02-02')
    titled('Del día siguiente')
    council.onDay('2017-02-03')
  })

  test('is known on it, and the first of the next is not', () => {
    expect(titleOn(council, '2017-01-31')).toBe('Policía cibernética')
    expect(titleOn(council, '2017-02-01')).toBe('Último del día')
    expect(titleOn(council, '2017-02-02')).toBe('Del día siguiente')
  })

  test('is known from the day on which what it continues arrived', () => {
    const durango = foundOffice('2017-01-16', 'Secretaría de Seguridad de Durango')
    const all = commitsOf(council)
    const titles = all.filter(({ commit }) => commit.intent === 'record.edit')
    const [first, last, next] = titles
    if (first === undefined || last === undefined || next === undefined) throw new Error('no edits')
    give(
      durango,
      all.filter((commit) => !titles.includes(commit)),
    )
    durango.onDay('2017-02-10')
    give(durango, [last])
    durango.onDay('2017-02-11')
    give(durango, [first])
    durango.onDay('2017-02-12')
    give(durango, [next])
    durango.onDay('2017-02-13')
    expect(titleOn(durango, '2017-02-10')).toBe('Policía cibernética')
    expect(titleOn(durango, '2017-02-11')).toBe('Último del día')
    expect(titleOn(durango, '2017-02-12')).toBe('Del día siguiente')
  })
})
