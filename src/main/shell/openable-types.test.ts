import { describe, expect, it } from 'vitest'
import { mayBeOpened } from './openable-types.ts'

describe('evidence that may be opened with the system’s program', () => {
  it('is a document, picture or recording whose name and type agree', () => {
    expect(mayBeOpened('Oficio 123.pdf', 'application/pdf')).toBe(true)
    expect(mayBeOpened('FOTO.JPG', 'image/jpeg')).toBe(true)
    expect(mayBeOpened('metas.csv', 'text/csv; charset=utf-8')).toBe(true)
    expect(mayBeOpened('informe.exe.pdf', 'application/pdf')).toBe(true)
  })

  it('is nothing that could run, whatever type it claims', () => {
    const names = [
      'informe.exe',
      'informe.pdf.exe',
      'informe.pdf.lnk',
      'informe.desktop',
      'informe.sh',
      'informe.js',
      'informe.html',
      'informe.svg',
      'informe.docm',
      'informe.xlsm',
      'informe.zip',
      'informe',
      '.pdf',
    ]
    expect(names.filter((name) => mayBeOpened(name, 'application/pdf'))).toEqual([])
  })

  it('is nothing whose type contradicts its name', () => {
    expect(mayBeOpened('informe.pdf', 'application/x-msdownload')).toBe(false)
    expect(mayBeOpened('informe.pdf', 'text/html')).toBe(false)
    expect(mayBeOpened('informe.pdf', '')).toBe(false)
  })

  it('has no name that a system would read in another way', () => {
    const names = ['informe.exe:nota.pdf', 'a/b.pdf', 'a\\b.pdf', 'a.pdf ', 'a.pdf.', 'a\n.pdf']
    expect(names.filter((name) => mayBeOpened(name, 'application/pdf'))).toEqual([])
  })

  it('is not fooled by names that every object has', () => {
    expect(mayBeOpened('x.constructor', 'application/pdf')).toBe(false)
    expect(mayBeOpened('constructor', 'application/pdf')).toBe(false)
  })
})
