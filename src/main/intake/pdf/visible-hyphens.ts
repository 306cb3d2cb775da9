/** A hyphen that only a line's end makes: many programs, Word among them, write it so into a PDF. */
const softHyphen = '\u00ad'

/**
 * pdf.js leaves every format character out, and with them the hyphens that a reader sees at the ends of lines: "Nacio"
 * and "nal" would be two words. It knows them by a match of each sign, so in the thread that is its own a soft hyphen
 * matches no pattern. There is no setting for it.
 */
export function showSoftHyphens(): void {
  const match = RegExp.prototype[Symbol.match]
  Reflect.defineProperty(RegExp.prototype, Symbol.match, {
    value(this: RegExp, text: string) {
      return text === softHyphen ? null : match.call(this, text)
    },
  })
}
