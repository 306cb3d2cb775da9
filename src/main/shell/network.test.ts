import { describe, expect, it } from 'vitest'
import { isLocalAddress } from './network.ts'

describe('an address that the window may load', () => {
  it("is the program's own, or made inside the page", () => {
    const addresses = [
      'acuerdos://app/index.html',
      'blob:acuerdos://app/0b1c',
      'data:image/svg+xml,<svg/>',
      'devtools://devtools/bundled/inspector.html',
    ]
    expect(addresses.filter(isLocalAddress)).toEqual(addresses)
  })

  it('is never one of another computer, nor a file of this one', () => {
    const addresses = [
      'https://example.org/',
      'http://127.0.0.1:8080/',
      'ws://example.org/',
      'ftp://example.org/',
      'file:///etc/passwd',
      'chrome://settings',
      'not an address',
    ]
    expect(addresses.filter(isLocalAddress)).toEqual([])
  })
})
