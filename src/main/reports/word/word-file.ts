import { Document, Packer, type ISectionOptions, type IStylesOptions } from 'docx'
// Its other entry is for worker threads and declares a `require` that collides with the bundle's.
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate/browser'

export interface WordSetting {
  readonly title: string
  readonly author: string
  /** `YYYY-MM-DD`: the moment that the file names as its making. */
  readonly createdOn: string
  readonly styles: IStylesOptions
}

/** Any day does: the zip format keeps days by the clock of the place, so it is made of local parts. */
const zipDay = new Date(1980, 0, 1)

/**
 * A Word document. The writer dates its parts by the clock and counts bookmarks through all that it ever wrote: both
 * are set again, so that equal content gives equal bytes.
 */
export async function wordBytes(
  sections: readonly ISectionOptions[],
  { title, author, createdOn, styles }: WordSetting,
): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    styles,
    sections: [...sections],
  })
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)))
  const dated: Unzipped = {}
  for (const [path, bytes] of Object.entries(parts)) {
    dated[path] = settled(path, bytes, createdOn)
  }
  return zipSync(dated, { mtime: zipDay })
}

function settled(path: string, bytes: Unzipped[string], createdOn: string): Unzipped[string] {
  switch (path) {
    case 'docProps/core.xml':
      return strToU8(withDay(strFromU8(bytes), createdOn))
    case 'word/document.xml':
      return strToU8(withOwnBookmarks(strFromU8(bytes)))
    default:
      return bytes
  }
}

function withOwnBookmarks(xml: string): string {
  const numbers = new Map<string, number>()
  return xml.replaceAll(
    /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")([^"]*)/gu,
    (_match, before: string, id: string) => {
      const number = numbers.get(id) ?? numbers.size + 1
      numbers.set(id, number)
      return `${before}${number}`
    },
  )
}

const withDay = (xml: string, day: string): string =>
  xml.replaceAll(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/gu, `$1${day}T00:00:00Z`)
