import * as z from 'zod'

/**
 * Why a register became a new installation by itself. `copied`: another folder of this machine holds the installation
 * that it was; `restored`: this machine saw later saves of it than the register has. `backup`: it was made
 * of a backup.
 */
export const renewalCauseSchema = z.enum(['copied', 'restored', 'backup'])
export type RenewalCause = z.infer<typeof renewalCauseSchema>
