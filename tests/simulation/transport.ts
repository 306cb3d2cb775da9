import type { Tally } from './happenings.ts'
import type { SimulatedOffice } from './office.ts'
import type { World } from './world.ts'

/** What one office gives on its way to another: bytes of a stick or of a letter. */
export interface Parcel {
  /** Place among the offices. */
  readonly to: number
  readonly bytes: Uint8Array
  /** Something happened to the bytes on their way. */
  readonly damaged: boolean
}

/** How what an office has becomes bytes, and what another makes of them. */
export interface Transport {
  readonly name: 'commits' | 'packages'
  /** What an office gives of what it has, to whom it likes. */
  send(world: World, from: SimulatedOffice, tally: Tally): Promise<readonly Parcel[]>
  /**
   * Takes in what arrived; what is damaged changes nothing. `between`: what else happens meanwhile. Gives what the office
   * answers at once.
   */
  take(
    world: World,
    parcel: Parcel,
    tally: Tally,
    between: () => Promise<void>,
  ): Promise<readonly Parcel[]>
  /** The machine was off in the midst of something, and is on again. */
  goOn(office: SimulatedOffice, tally: Tally): Promise<void>
  /** Everything reaches everybody, whoever it comes through. */
  deliverEverything(world: World, tally: Tally): Promise<void>
  /** What an office should have tidied away by the end, in words. */
  leftOver(office: SimulatedOffice): readonly string[]
}

export function officeIn({ offices }: World, index: number): SimulatedOffice {
  const office = offices[index]
  if (office === undefined) throw new Error(`no office ${index}`)
  return office
}
