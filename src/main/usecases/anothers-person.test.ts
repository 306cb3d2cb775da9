/** Whose computer, whose name: people of one office work under the keys of another. */
import { beforeEach, describe, expect, it } from 'vitest'
import { decide, report, statusOf } from '../../../tests/support/casework.ts'
import { carry, openedOffices } from '../../../tests/support/enrolled.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  obligationOf,
  type Office,
} from '../../../tests/support/registers.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { addRecord } from './add-record.ts'

let council: Office
let durango: Office
let obligation: string
/** Of the council; Luis of Durango reported. */
let ana: string
const digestOf = ({ register }: Office): string => register.read.digest()
const breachesIn = (office: Office) =>
  expectValue(
    office.register.read.list(
      listQuerySchema.parse({
        kind: 'issues',
        where: [{ field: 'kind', operator: '=', values: ['verdict_in_breach'] }],
      }),
      office.today(),
    ),
  ).rows

beforeEach(async () => {
  ;({ council, durango } = await openedOffices())
  await accept(council)
  ana = addPerson(council, 'Ana Pérez')
  await carry(council, durango)
  obligation = obligationOf(durango, 'MX-DUR')
  await report(durango, obligation)
}, 60_000)

describe(
  'somebody of the coordinating office at a computer of Durango',
  { timeout: 60_000 },
  () => {
    it('signs nothing there in their own name: they work at their own office’s', () => {
      const before = digestOf(durango)
      const added = addRecord(durango, { as: ana, kind: 'person', fields: { name: 'Otra' } })
      expect(expectRefusal(added)).toBe('person_not_of_office')
      expect(expectRefusal(decide(durango, obligation, { as: ana }))).toBe('person_not_of_office')
      expect(digestOf(durango)).toBe(before)
    })

    it('and what a changed program signed there all the same counts for nothing anywhere, and is told', async () => {
      const { register } = durango
      const changed: Office = {
        ...durango,
        register: {
          ...register,
          directory: { ...register.directory, isOfOffice: () => true },
        },
      }
      expectValue(decide(changed, obligation, { as: ana }))
      await carry(durango, council)
      for (const office of [durango, council]) {
        expect(statusOf(office, obligation)).toMatchObject({
          compliance: 'in_progress',
          verification: 'reported',
        })
        expect(breachesIn(office)).toHaveLength(1)
      }
      expect(digestOf(council)).toBe(digestOf(durango))
      // At her own office the same person may, and then it counts everywhere.
      expectValue(decide(council, obligation, { as: ana }))
      await carry(council, durango)
      for (const office of [durango, council]) {
        expect(statusOf(office, obligation)).toMatchObject({
          compliance: 'met',
          verification: 'validated',
        })
      }
    })
  },
)
