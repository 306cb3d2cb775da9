/** A register that is about to import the whole of another office's work. */
import { join } from 'node:path'
import { loadCatalogue } from '../../../src/main/engine/bundled-data.ts'
import { createRegister } from '../../../src/main/store/open-register.ts'
import { foundRegister } from '../../../src/main/usecases/found-register.ts'
import { commitWriter, type Author } from '../register/commit-writer.ts'
import { noonOf } from '../register/days.ts'
import { catalogued, expectValue } from '../register/generate.ts'
import { makeInstitutions } from '../register/institutions.ts'
import type { Random } from '../register/random.ts'
import { seededRandom } from '../register/random.ts'
import type { World } from './commit-stream.ts'
import type { CommitWriter } from '../register/commit-writer.ts'

const foundingDay = '2012-01-10'
const resources = join(import.meta.dirname, '..', '..', '..', 'resources')

/** Makes it in a folder that has none; what the stream is about is in it, the stream is not. */
export async function makeImportingRegister(
  directory: string,
): Promise<{ readonly random: Random; readonly writer: CommitWriter; readonly world: World }> {
  const random = seededRandom(20_261_122)
  const catalogue = expectValue(await loadCatalogue(resources))
  const { register, office, installation, person } = expectValue(
    foundRegister(
      {
        create: (ids) =>
          createRegister(
            {
              directory,
              now: () => Date.now(),
              onSlow: () => undefined,
              holds: () => true,
              discard: () => undefined,
            },
            { ...ids, timeZone: 'America/Mexico_City', demonstration: false },
          ),
        catalogue,
        now: () => noonOf(foundingDay),
        newId: () => random.id(),
      },
      { office: 'Secretariado Ejecutivo', person: 'Ana Torres' },
    ),
  )
  const founded = { office, installation, person, ...catalogued(register) }
  const institutions = makeInstitutions(random, founded, { units: 500, sessions: 80 })
  expectValue(
    register.save(
      { author: person, intent: 'records.add', changes: institutions.changes },
      noonOf(foundingDay) + 1000,
    ),
  )
  register.close()
  const { entities, federal } = founded
  const { municipalities, sessions } = institutions
  const elsewhere = ({ person: somebody }: Author): Author => ({
    person: somebody,
    installation: random.id(),
  })
  return {
    random,
    // Other installations of the office: their feeds begin with the stream.
    writer: commitWriter(new Map()),
    world: {
      institutions: {
        ...institutions,
        clerks: institutions.clerks.map(elsewhere),
        verifiers: institutions.verifiers.map(elsewhere),
      },
      bindable: { entities, federal, municipalities },
      sessions,
    },
  }
}
