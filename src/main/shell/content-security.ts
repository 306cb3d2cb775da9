/**
 * What the window's page may do. Nothing by default; scripts, styles and fonts only from the program's own
 * files; no connection to anywhere, since everything it knows comes over the bridge.
 *
 * Styles: Mantine writes `<style>` elements (theme variables, responsive properties). They are allowed by a
 * nonce made for each load and put into the page's head, where the window hands it to Mantine. The style
 * properties that React and Mantine set on elements go through the style object of the element, which a
 * policy does not forbid, so `'unsafe-inline'` is not needed. Previews are images (`data:`, `blob:`), which
 * can run no script.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

/** Headers of everything that the program's own protocol serves. */
export function pageHeaders(mediaType: string, nonce: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': mediaType,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  }
}

/**
 * Tells the page its nonce where build tools and libraries look for it:
 * `document.querySelector('meta[property="csp-nonce"]').nonce`. A script can read it there, a style cannot.
 */
export function withNonce(html: string, nonce: string): string {
  const marked = html.replace(
    /<head[^>]*>/i,
    (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`,
  )
  if (marked === html) throw new Error('The page of the window has no <head>.')
  return marked
}
