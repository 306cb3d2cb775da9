import { createContext, useContext } from 'react'
import { formatMoment } from './format.ts'
import { useTexts } from './use-texts.ts'

/**
 * On whose clock moments are told (IANA name): the register's, which need not be that of this computer. `null`: no
 * register is open.
 */
export const RegisterTimeZone = createContext<string | null>(null)

/** Writes moments (ISO 8601) as people read them. */
export function useMoments(): (moment: string) => string {
  const { language } = useTexts()
  const timeZone = useContext(RegisterTimeZone)
  return (moment) => formatMoment(moment, language, timeZone)
}
