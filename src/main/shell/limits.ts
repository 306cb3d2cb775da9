import { app, type Session, type WebContents } from 'electron'
import { blockNetwork } from './network.ts'
import { isPageAddress } from './page-files.ts'

/** Sets the same limits on every session and every page that comes to be, whoever creates it. */
export function limitEverything(log: (line: string) => void): void {
  app.on('session-created', (session) => {
    blockNetwork(session)
    denyPermissions(session)
  })
  app.on('web-contents-created', (_event, contents) => limitContents(contents, log))
}

/**
 * Putting text on the clipboard is all that is granted, to the program's own page: a hash or a number is
 * copied with a button, and pages may do the same by an older call that asks nobody.
 */
const copyText = 'clipboard-sanitized-write'

function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(permission === copyText && isPageAddress(requestingUrl)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === copyText && isPageAddress(origin),
  )
  session.setDevicePermissionHandler(() => false)
}

function limitContents(contents: WebContents, log: (line: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    log(`denied: a new window for ${url}`)
    return { action: 'deny' }
  })
  // The page may load itself again; everything else it shows without leaving.
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isPageAddress(event.url)) return
    log(`denied: navigation to ${event.url}`)
    event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    log(`denied: redirection to ${event.url}`)
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event) => event.preventDefault())
  // Requests of peer connections do not pass through the session.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
