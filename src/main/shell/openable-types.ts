import { extname } from 'node:path'

/**
 * Documents, pictures and recordings that may be handed to the system's program, each with the media types
 * it goes by. Macro-enabled formats, web pages, SVG, archives, scripts, shortcuts and everything unknown are
 * left out: on some system, opening them runs what is inside.
 */
const openableTypes: Readonly<Record<string, readonly string[]>> = {
  '.pdf': ['application/pdf'],
  '.docx': ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  '.xlsx': ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  '.pptx': ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  '.odt': ['application/vnd.oasis.opendocument.text'],
  '.ods': ['application/vnd.oasis.opendocument.spreadsheet'],
  '.odp': ['application/vnd.oasis.opendocument.presentation'],
  '.csv': ['text/csv', 'text/plain'],
  '.txt': ['text/plain'],
  '.png': ['image/png'],
  '.jpg': ['image/jpeg'],
  '.jpeg': ['image/jpeg'],
  '.gif': ['image/gif'],
  '.tif': ['image/tiff'],
  '.tiff': ['image/tiff'],
  '.webp': ['image/webp'],
  '.heic': ['image/heic', 'image/heif'],
  '.mp3': ['audio/mpeg'],
  '.m4a': ['audio/mp4', 'audio/x-m4a'],
  '.wav': ['audio/wav', 'audio/x-wav'],
  '.mp4': ['video/mp4'],
  '.mov': ['video/quicktime'],
}

/** Characters that some system reads as more than a part of a name: a stream, a folder, a wildcard. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unsafeInName = /[<>:"/\\|?*\u0000-\u001f]|[. ]$/

/**
 * Whether a file of this name and media type may be opened with the system's program. Both must agree: the
 * system goes by the name, the register by the type. Parameters such as `; charset=utf-8` are ignored.
 */
export function mayBeOpened(fileName: string, mediaType: string): boolean {
  if (unsafeInName.test(fileName)) return false
  const allowed = openableTypes[extname(fileName).toLowerCase()]
  const type = mediaType.split(';', 1)[0]?.trim().toLowerCase()
  return allowed !== undefined && type !== undefined && allowed.includes(type)
}
