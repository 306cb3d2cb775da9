import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, pageHeaders, withNonce } from './content-security.ts'

describe('the policy of the window', () => {
  it('allows nothing by default, no inline script or style, and no connection', () => {
    const policy = contentSecurityPolicy('abc')
    const directives = policy.split('; ')
    expect(directives).toContain("default-src 'none'")
    expect(directives).toContain("script-src 'self'")
    expect(directives).toContain("style-src 'self' 'nonce-abc'")
    expect(directives).toContain("connect-src 'none'")
    expect(policy).not.toMatch(/unsafe|http|\*/)
  })

  it('goes out with every file, with a type that may not be guessed', () => {
    const headers = pageHeaders('text/css', 'abc')
    expect(headers['Content-Security-Policy']).toBe(contentSecurityPolicy('abc'))
    expect(headers['X-Content-Type-Options']).toBe('nosniff')
    expect(headers['Content-Type']).toBe('text/css')
  })

  it('is told to the page in its head, before anything else there', () => {
    expect(withNonce('<html><head lang="es"><title>A</title></head></html>', 'abc')).toBe(
      '<html><head lang="es"><meta property="csp-nonce" nonce="abc"><title>A</title></head></html>',
    )
    expect(() => withNonce('<p>not a page</p>', 'abc')).toThrow('<head>')
  })
})
