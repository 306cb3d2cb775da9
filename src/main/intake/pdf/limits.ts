/** More than any minutes have; the time that a file may take bounds what is read of fewer. */
export const mostPages = 2000
/** Characters: the text of some five thousand full pages. */
export const mostText = 16 * 1024 * 1024
