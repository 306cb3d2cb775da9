import { describe, expect, it } from 'vitest'
import { readReportFonts } from './fonts.ts'
import { splitSvgPages } from './svg-pages.ts'
import { startTypst } from './typst.ts'

const fonts = await readReportFonts('node_modules')
const source = (text: string) => ({
  main: 'main.typ',
  files: new Map([['main.typ', new TextEncoder().encode(text)]]),
})

const glyphs = (page: string): number => [...page.matchAll(/<symbol /g)].length

describe('the pages of a preview', () => {
  it('are one image each, with its own size and only the glyphs it uses', () => {
    const pages = startTypst(fonts.text).svgPages(
      source(
        '#set page(width: 200pt, height: 100pt)\n#set text(font: "Noto Sans", fallback: false)\naaa\n#pagebreak()\n#set page(height: 50pt)\nbc',
      ),
    )
    if (!pages.ok) throw new Error(pages.error.join('; '))
    const [first = '', second = ''] = pages.value
    expect(pages.value).toHaveLength(2)
    expect(first).toContain('viewBox="0 0 200 100"')
    expect(second).toContain('viewBox="0 0 200 50"')
    expect(glyphs(first)).toBe(1)
    expect(glyphs(second)).toBe(2)
    const used = [...second.matchAll(/href="#(?<id>[^"]+)"/g)].map((match) => match.groups?.['id'])
    expect(used.every((id) => second.includes(`id="${id ?? '?'}"`))).toBe(true)
  })

  it('are not guessed from something that is no drawing', () => {
    expect(() => splitSvgPages('<html></html>')).toThrow('names no size')
  })
})
