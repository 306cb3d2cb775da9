import { describe, expect, it } from 'vitest'
import { openedPackages, packagesNamed } from './opened-packages.ts'

describe('a package that is double-clicked', () => {
  it('stands among what the program is started with', () => {
    const given = [
      '/opt/acuerdos',
      '--no-sandbox',
      '--register',
      'uno',
      'lote.acuerdos',
      'A.ACUERDOS',
    ]
    expect(packagesNamed(given, '/media/usb')).toEqual([
      '/media/usb/lote.acuerdos',
      '/media/usb/A.ACUERDOS',
    ])
  })

  it('is nothing else that a command line may hold', () => {
    expect(packagesNamed(['--x=a.acuerdos', 'carta.pdf', '.', 'acuerdos'], '/')).toEqual([])
  })

  it('waits until a register is open, and is handed out once', () => {
    let told = 0
    const opened = openedPackages(() => (told += 1))
    opened.add([])
    opened.add(['/a.acuerdos'])
    opened.add(['/a.acuerdos', '/b.acuerdos'])
    expect(told).toBe(2)
    expect(opened.handOut()).toEqual(['/a.acuerdos', '/b.acuerdos'])
    expect(opened.handOut()).toEqual([])
  })
})
