import { isPageAddress } from '../shell/page-files.ts'

/** Of a message's sender, what decides whether it may ask for anything. */
export interface Sender {
  /** Electron's number of the page that sent it. */
  readonly page: number
  /** `null`: the frame was gone before its message was read. */
  readonly frame: { readonly url: string; readonly isMainFrame: boolean } | null
}

/** Only the main frame of the program's own window, showing the program's own page, may ask. */
export function isTrustedSender(sender: Sender, ownPage: number | null): boolean {
  return (
    sender.page === ownPage &&
    sender.frame !== null &&
    sender.frame.isMainFrame &&
    isPageAddress(sender.frame.url)
  )
}
