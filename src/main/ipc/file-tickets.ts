/**
 * Paths of the files that a person dropped or chose. The page holds only tickets, which cannot be guessed and
 * are worth nothing in another page.
 */
export interface FileTickets {
  readonly issue: (page: number, path: string) => string
  /** `undefined`: forged, of another page, or of a page that has been loaded anew since. */
  readonly pathOf: (page: number, ticket: string) => string | undefined
  /** The page was loaded anew or closed: nothing can hold its tickets any more. */
  readonly forget: (page: number) => void
}

/** @param newTicket gives a text that nobody can guess and that never repeats. */
export function createFileTickets(newTicket: () => string): FileTickets {
  const files = new Map<string, { readonly page: number; readonly path: string }>()
  return {
    issue: (page, path) => {
      const ticket = newTicket()
      files.set(ticket, { page, path })
      return ticket
    },
    pathOf: (page, ticket) => {
      const file = files.get(ticket)
      return file?.page === page ? file.path : undefined
    },
    forget: (page) => {
      for (const [ticket, file] of files) if (file.page === page) files.delete(ticket)
    },
  }
}
