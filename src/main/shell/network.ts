import type { Session } from 'electron'

/** The page's own files, images made in the page, and the developer tools. None of them leaves the machine. */
const localSchemes: ReadonlySet<string> = new Set(['acuerdos:', 'devtools:', 'blob:', 'data:'])

export function isLocalAddress(address: string): boolean {
  return URL.canParse(address) && localSchemes.has(new URL(address).protocol)
}

/**
 * Chromium's own errands: no name is resolved, no proxy looked for, no component fetched, nothing reported.
 * Must run before Electron is ready. Updates and crash upload are off because nothing starts them.
 */
export const offlineSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['no-pings'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
]

/** Cancels every request of a session that would leave the machine or read its files, and every download. */
export function blockNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isLocalAddress(details.url) })
  })
  session.on('will-download', (event) => event.preventDefault())
  // Dictionaries would be fetched from a server.
  session.setSpellCheckerEnabled(false)
}
