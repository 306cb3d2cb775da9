import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { pageHeaders, withNonce } from './content-security.ts'
import { findPageFile, listPageFiles, pageScheme } from './page-files.ts'

/** Must run before Electron is ready. */
export function claimPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** Serves the built window from `directory` and nothing else. */
export function servePage(directory: string): void {
  const files = listPageFiles(directory)
  protocol.handle(pageScheme, async (request) => {
    if (request.method !== 'GET') return new Response(null, { status: 405 })
    const file = findPageFile(files, request.url)
    if (file === undefined) return new Response(null, { status: 404 })
    const nonce = randomBytes(16).toString('base64')
    const bytes = await readFile(file.path)
    const body = file.mediaType.startsWith('text/html')
      ? withNonce(bytes.toString('utf8'), nonce)
      : bytes
    return new Response(body, { headers: pageHeaders(file.mediaType, nonce) })
  })
}
