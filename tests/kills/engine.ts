/** The engine as the window starts it, over the folder of one kill. */
import { join } from 'node:path'
import { openEngine } from '../../src/main/engine/open-engine.ts'
import type { OwnEngine } from '../../src/main/engine/engine.ts'
import { registerOf, type Place } from './jobs.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources')

/** `said`: what it logged, and that it took the register for a copy, which it never is. */
export function engineIn(place: Place, said: string[]): OwnEngine {
  return openEngine({
    directory: registerOf(place),
    resources,
    programVersion: '0.1.0',
    onChanged: () => undefined,
    log: (line) => {
      // How long a statement takes is this machine's business.
      if (!line.startsWith('slow statement')) said.push(line)
    },
    today: '2017-12-20',
    identity: {
      folder: join(place.folder, 'machine'),
      onRenewed: (cause) => said.push(`it became a new installation: ${cause}`),
    },
  })
}
