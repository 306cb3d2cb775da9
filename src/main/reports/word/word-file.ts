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
 * A Word document. The writer dates its parts by the clock: they are dated again, so that equal content gives equal
 * bytes.
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
    dated[path] =
      path === 'docProps/core.xml' ? strToU8(withDay(strFromU8(bytes), createdOn)) : bytes
  }
  return zipSync(dated, { mtime: zipDay })
}

const withDay = (xml: string, day: string): string =>
  xml.replaceAll(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/gu, `$1${day}T00:00:00Z`)
