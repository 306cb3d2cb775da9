import * as z from 'zod'
import { packageKinds } from '../package/manifest.ts'
import { heldSchema } from './packages.ts'
import { knownOfficeSchema } from './offices.ts'

const lastPackageSchema = z.object({
  kind: z.enum(packageKinds),
  /** When it was written or taken in here, ISO 8601 in UTC. */
  at: z.string(),
  file: z.string(),
  changes: z.int(),
  attachments: z.int(),
  bytes: z.int(),
})
export type LastPackageRow = z.output<typeof lastPackageSchema>

/** How the exchange with an office stands. Moments are ISO 8601 in UTC. */
const officeExchangeSchema = z.object({
  /** When it said last what it holds, and until when it has everything; `until` is `null` where that was not reckoned. */
  acknowledged: z
    .object({ at: z.string(), until: z.string().nullable(), everything: z.boolean() })
    .nullable(),
  waiting: z.object({
    /** It never said what it holds: everything that it may have would go. */
    whole: z.boolean(),
    changes: z.int(),
    /** Files of which this register has the bytes, and how many those are. */
    attachments: z.int(),
    bytes: z.int(),
    /** More is waiting than was counted. */
    atLeast: z.boolean(),
    /** Saves of others that wait until something comes that their author signed. */
    unvouched: z.int(),
  }),
  lastSent: lastPackageSchema.nullable(),
  lastReceived: lastPackageSchema.nullable(),
  /** Whole days without a package of it; `null`: none was ever exchanged with it. */
  silentDays: z.int().nullable(),
  /** Those are more than the register's settings say. */
  silent: z.boolean(),
})

const exchangedOfficeSchema = knownOfficeSchema.extend({
  /** Sessions and agreements of its scope, as people call them; `null`: not in this register. */
  scopeNames: z.array(z.object({ element: z.string(), name: z.string().nullable() })),
  /** `null`: the register's own office. */
  exchange: officeExchangeSchema.nullable(),
})
export type ExchangedOffice = z.output<typeof exchangedOfficeSchema>

/** Every office and how the exchange with it stands now, whatever state of the register is shown. */
export const exchangeOfficesSchema = {
  params: z.object({}),
  result: z.object({
    total: z.int(),
    rows: z.array(exchangedOfficeSchema),
    /** What this register holds back because something before it is missing. */
    gaps: z.array(heldSchema),
    /** Days without a package after which an office is called silent. */
    silentAfterDays: z.int(),
  }),
}
