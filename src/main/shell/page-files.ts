import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

/** The window's own origin. A scheme of its own, because `file:` pages may read every file. */
export const pageScheme = 'acuerdos'
export const pageHost = 'app'
export const pageAddress = `${pageScheme}://${pageHost}/`

export interface PageFile {
  readonly path: string
  readonly mediaType: string
}

/** Files that may be served, by the path in their address. */
export type PageFiles = ReadonlyMap<string, PageFile>

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
}

/**
 * Lists once what the built window consists of. Only an address that is in this list is ever turned into
 * a path, so that no way of writing `..` can name another file. Links and unknown types are left out.
 */
export function listPageFiles(directory: string): PageFiles {
  const files = new Map<string, PageFile>()
  const list = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      const name = `${prefix}${entry.name}`
      if (entry.isDirectory()) list(path, `${name}/`)
      const mediaType = mediaTypes[extname(entry.name).toLowerCase()]
      if (entry.isFile() && mediaType !== undefined) files.set(name, { path, mediaType })
    }
  }
  list(directory, '/')
  return files
}

/** The file behind an address; `undefined` for another origin, an unknown name, or a name badly written. */
export function findPageFile(files: PageFiles, address: string): PageFile | undefined {
  if (!isPageAddress(address)) return undefined
  const { pathname } = new URL(address)
  return files.get(pathname === '/' ? '/index.html' : decoded(pathname))
}

/** Whether an address belongs to the window's own origin. `URL.origin` knows no schemes but the web's. */
export function isPageAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === `${pageScheme}:` && host === pageHost && username === '' && password === ''
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch (error) {
    if (error instanceof URIError) return pathname
    throw error
  }
}
