/** A hyphen that only a line's end makes: many programs, Word among them, write it so into a PDF. */
const softHyphen = '\u00ad'

/**
 * pdf.js leaves every format character out, and with them the hyphens that a reader sees at the ends of lines: "Nacio"
 * and "nal" would be two words. It knows them by a match of each sign, so in the thread that is its own a soft hyphen
 * matches as a hyphen does. There is no setting for it.
 */
export function showSoftHyphens(): void {
  const { match } = String.prototype
  Object.defineProperty(String.prototype, 'match', {
    value(this: string, pattern: RegExp) {
      return match.call(String(this) === softHyphen ? '-' : this, pattern)
    },
    writable: true,
    configurable: true,
  })
}
