import { SaxesParser } from 'saxes'

export interface XmlElement {
  /** With its prefix, as written: `w:p`. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

export interface XmlReader {
  readonly open: (element: XmlElement) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/** Word itself nests far less; a file of opened elements alone would otherwise fill the memory. */
const deepest = 256

class UnreadableXml extends Error {}

/** Whether the bytes are well-formed XML in UTF-8; `reader` is told its elements and text in order. */
export function readXml(bytes: Uint8Array, reader: XmlReader): boolean {
  let depth = 0
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw new UnreadableXml(error.message)
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > deepest) throw new UnreadableXml('too deep')
    reader.open({ name, attributes })
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    reader.close(name)
  })
  parser.on('text', reader.text)
  try {
    parser.write(new TextDecoder('utf-8').decode(bytes)).close()
    return true
  } catch (error) {
    if (error instanceof UnreadableXml) return false
    throw error
  }
}
