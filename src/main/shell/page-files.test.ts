import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPageFile, isPageAddress, listPageFiles, type PageFiles } from './page-files.ts'

let folder: string
let files: PageFiles

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-page-'))
  const built = join(folder, 'renderer')
  mkdirSync(join(built, 'assets'), { recursive: true })
  writeFileSync(join(built, 'index.html'), '<html></html>')
  writeFileSync(join(built, 'assets', 'index.js'), '')
  writeFileSync(join(built, 'assets', 'título 1.css'), '')
  writeFileSync(join(built, 'assets', 'program.exe'), '')
  writeFileSync(join(folder, 'secret.json'), '{}')
  symlinkSync(join(folder, 'secret.json'), join(built, 'link.json'))
  files = listPageFiles(built)
})

afterAll(() => rmSync(folder, { recursive: true }))

const found = (address: string) => findPageFile(files, address)?.path.slice(folder.length)

describe('the files of the window', () => {
  it('are found by their address, with the right media type', () => {
    expect(found('acuerdos://app/')).toBe('/renderer/index.html')
    expect(found('acuerdos://app/index.html?x=1#/sessions')).toBe('/renderer/index.html')
    expect(found('acuerdos://app/assets/t%C3%ADtulo%201.css')).toBe('/renderer/assets/título 1.css')
    expect(findPageFile(files, 'acuerdos://app/assets/index.js')?.mediaType).toBe(
      'text/javascript; charset=utf-8',
    )
  })

  it('do not include what was not built, links, or types that no page needs', () => {
    expect(found('acuerdos://app/missing.js')).toBeUndefined()
    expect(found('acuerdos://app/assets')).toBeUndefined()
    expect(found('acuerdos://app/link.json')).toBeUndefined()
    expect(found('acuerdos://app/assets/program.exe')).toBeUndefined()
  })

  it('cannot be left through the address', () => {
    const paths = [
      '../secret.json',
      '%2e%2e/secret.json',
      '..%2fsecret.json',
      'assets/..%2f..%2fsecret.json',
      'assets/%2e%2e%5c..%5csecret.json',
      '//etc/passwd',
      '%00',
      '%E0%A4%A',
    ]
    expect(paths.filter((path) => found(`acuerdos://app/${path}`) !== undefined)).toEqual([])
  })

  it('stay inside the folder whatever is asked for', () => {
    const piece = fc.constantFrom('..', '%2e%2e', '/', '%2f', '\\', '%5c', 'assets', 'secret.json')
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }), (pieces) => {
        const path = found(`acuerdos://app/${pieces.join('')}`)
        expect(path === undefined || path.startsWith('/renderer/')).toBe(true)
      }),
    )
  })

  it('belong to one origin only', () => {
    expect(isPageAddress('acuerdos://app/assets/index.js')).toBe(true)
    const addresses = [
      'https://app/',
      'acuerdos://other/',
      'acuerdos://app.example/',
      'acuerdos://app:1/',
      'acuerdos://me@app/',
      'acuerdos:app',
      'file:///index.html',
      'about:blank',
      '',
    ]
    expect(addresses.filter(isPageAddress)).toEqual([])
    expect(addresses.filter((address) => found(address) !== undefined)).toEqual([])
  })
})
