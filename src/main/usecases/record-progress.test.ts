import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../core/compliance/day.ts'
import {
  evidenceOf,
  fileWith,
  report,
  statusOf,
  tryReport,
} from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import { editRecord } from './edit-record.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let durango: string

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office)
  durango = obligationOf(office, 'MX-DUR')
})

async function refusedWith(parts: Parameters<typeof tryReport>[2]): Promise<string> {
  const before = office.register.read.digest()
  const code = expectRefusal(await tryReport(office, durango, parts))
  expect(office.register.read.digest()).toBe(before)
  return code
}

const filesKept = (): readonly string[] =>
  readdirSync(join(office.directory, 'attachments'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

describe('a progress report', () => {
  test('is saved with its evidence in one save, and starts the obligation', async () => {
    const { id, evidence } = await report(office, durango)
    expect(evidence).toHaveLength(1)
    expect(statusOf(office, durango)).toEqual({
      compliance: 'in_progress',
      verification: 'reported',
      response: 'answered',
    })
    const [saves] = [id, ...evidence.map((item) => item.id)].map(
      (record) => new Set(office.register.read.history(record).map(({ save }) => save)),
    )
    expect(saves?.size).toBe(1)
    expect(office.register.read.record(id)?.fields['author']?.value).toBe(office.person)
    expect(filesKept()).toEqual(evidence.map(({ sha256 }) => sha256))
  })

  test('keeps the name and the kind of a file as they were', async () => {
    const { evidence } = await report(office, durango, {
      evidence: [
        {
          ...evidenceOf(fileWith('acta', 'Acta de instalación.docx')),
          kind: 'minutes',
          reference: 'SSP/7/2017',
          date: '2017-01-09',
        },
      ],
    })
    const fields = office.register.read.record(evidence[0]?.id ?? '')?.fields
    expect(fields?.['fileName']?.value).toBe('Acta de instalación.docx')
    expect(fields?.['mediaType']?.value).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    )
    expect(fields?.['size']?.value).toBe(4)
    expect(fields?.['reference']?.value).toBe('SSP/7/2017')
  })

  test('may bring the same file twice: two records, one copy of the bytes', async () => {
    const file = fileWith('Oficio único')
    const { evidence } = await report(office, durango, {
      evidence: [evidenceOf(file), evidenceOf(file)],
    })
    expect(new Set(evidence.map(({ id }) => id)).size).toBe(2)
    expect(new Set(evidence.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(filesKept()).toHaveLength(1)
  })

  test('that says nothing is refused', async () => {
    expect(await refusedWith({ narrative: ' \n\t' })).toBe('report_empty')
  })

  test.each([-1, 100.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'a percentage of %d is none',
    async (percent) => {
      expect(await refusedWith({ percent })).toBe('percent_invalid')
    },
  )

  test.each([0, 100, 33.3])('a percentage of %d is one', async (percent) => {
    const { id } = await report(office, durango, { percent })
    expect(office.register.read.record(id)?.fields['percent']?.value).toBe(percent)
  })

  test('a day that does not exist is refused, of the report and of its evidence', async () => {
    expect(await refusedWith({ cutOff: '2017-02-29' })).toBe('date_invalid')
    expect(
      await refusedWith({
        evidence: [{ ...evidenceOf(fileWith('oficio')), date: '2017-13-01' }],
      }),
    ).toBe('date_invalid')
  })

  test('a day that is still to come is refused, of the report and of its evidence', async () => {
    const evidence = evidenceOf(fileWith('oficio'))
    const [today, tomorrow] = [office.today(), addDays(office.today(), 1)]
    expect(await refusedWith({ cutOff: tomorrow })).toBe('day_in_future')
    expect(await refusedWith({ evidence: [{ ...evidence, date: tomorrow }] })).toBe('day_in_future')
    await report(office, durango, { cutOff: today, evidence: [{ ...evidence, date: today }] })
  })

  test('one file that is missing, empty or a folder, and nothing at all is recorded', async () => {
    const good = evidenceOf(fileWith('oficio'))
    const gone = evidenceOf(join(temporaryDirectory(), 'no-hay.pdf'))
    expect(await refusedWith({ evidence: [good, gone] })).toBe('file_missing')
    expect(await refusedWith({ evidence: [good, evidenceOf(fileWith(''))] })).toBe('file_empty')
    expect(await refusedWith({ evidence: [good, evidenceOf(temporaryDirectory())] })).toBe(
      'file_unreadable',
    )
    expect(statusOf(office, durango).compliance).toBe('not_started')
  })

  test('is refused without a person, and from one that nobody knows or that two people may be', async () => {
    expect(await refusedWith({ as: ' ' })).toBe('person_required')
    expect(await refusedWith({ as: 'Nadie Conocido' })).toBe('person_unknown')
    addPerson(office, 'Ana Torres')
    expect(await refusedWith({ as: 'ana torres' })).toBe('person_ambiguous')
  })

  test('is refused from somebody whom the directory does not assign to this office', async () => {
    expect(await refusedWith({ as: 'Genaro García Luna' })).toBe('person_not_of_office')
  })

  test('by somebody entered twice is by the record that survives', async () => {
    const again = addPerson(office, 'Ana Torres García')
    expectValue(
      editRecord(office, {
        as: office.person,
        id: again,
        fields: [{ field: 'duplicateOf', value: office.person, replaces: [] }],
      }),
    )
    const { id } = await report(office, durango, { as: again })
    expect(office.register.read.record(id)?.fields['author']?.value).toBe(office.person)
  })
})

describe('nothing is reported on what was withdrawn', () => {
  const owner = {
    obligation: (row: { id: string }) => row.id,
    clause: (row: { clause: string }) => row.clause,
    agreement: (row: { agreement: string }) => row.agreement,
    session: (row: { sessionId: string | null }) => row.sessionId ?? '',
  }

  test.each(['obligation', 'clause', 'agreement', 'session'] as const)(
    'when its %s was withdrawn',
    async (level) => {
      const row = office.register.read.obligation(durango, '2017-01-16')?.obligation
      if (row === undefined) throw new Error('no obligation')
      expectValue(
        withdrawRecord(office, {
          as: office.person,
          id: owner[level](row),
          reason: 'Se capturó por error',
        }),
      )
      expect(await refusedWith({})).toBe('obligation_withdrawn')
    },
  )

  test('a report that was there before stays and is listed', async () => {
    const { id } = await report(office, durango, { as: addPerson(office, 'Rosa Ibarra') })
    expectValue(withdrawRecord(office, { as: office.person, id: durango, reason: 'Sin materia' }))
    const reports = office.register.read.obligation(durango, '2017-01-16')?.reports
    expect(reports).toMatchObject([{ id, withdrawn: null }])
  })
})
