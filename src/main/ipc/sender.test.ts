import { describe, expect, it } from 'vitest'
import { isTrustedSender } from './sender.ts'

const own = { page: 1, frame: { url: 'acuerdos://app/index.html#/sessions', isMainFrame: true } }

describe('who may ask the main process', () => {
  it('is the main frame of our own window', () => {
    expect(isTrustedSender(own, 1)).toBe(true)
  })

  it('is not another window, even with our page in it', () => {
    expect(isTrustedSender({ ...own, page: 2 }, 1)).toBe(false)
  })

  it('is not a frame inside our window', () => {
    expect(isTrustedSender({ ...own, frame: { ...own.frame, isMainFrame: false } }, 1)).toBe(false)
  })

  it('is not a foreign page that our window was made to show', () => {
    const urls = ['https://example.org/', 'about:blank', 'file:///tmp/a.html', '']
    const trusted = urls.filter((url) =>
      isTrustedSender({ page: 1, frame: { url, isMainFrame: true } }, 1),
    )
    expect(trusted).toEqual([])
  })

  it('is nobody when the frame or the window is gone', () => {
    expect(isTrustedSender({ ...own, frame: null }, 1)).toBe(false)
    expect(isTrustedSender(own, null)).toBe(false)
  })
})
