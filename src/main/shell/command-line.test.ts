import { describe, expect, it } from 'vitest'
import { chosenRegister } from './command-line.ts'

const folders = { workingDirectory: '/home/ana', userData: '/home/ana/.config/acuerdos' }

describe('the register that the program opens', () => {
  it('is the one named on the command line, in either way of writing it', () => {
    const environment = { ACUERDOS_REGISTER: '/srv/other' }
    expect(chosenRegister(['.', '--register', 'trial'], environment, folders)).toBe(
      '/home/ana/trial',
    )
    expect(chosenRegister(['--no-sandbox', '.', '--register=/srv/one'], environment, folders)).toBe(
      '/srv/one',
    )
  })

  it('is the one in the environment when the command line names none', () => {
    expect(chosenRegister(['.'], { ACUERDOS_REGISTER: '/srv/other' }, folders)).toBe('/srv/other')
  })

  it("is the person's own when nothing is named, or only an empty name", () => {
    const own = '/home/ana/.config/acuerdos/register'
    expect(chosenRegister([], {}, folders)).toBe(own)
    expect(chosenRegister(['--register='], { ACUERDOS_REGISTER: '' }, folders)).toBe(own)
    expect(chosenRegister(['--register'], {}, folders)).toBe(own)
  })
})
