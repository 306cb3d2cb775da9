import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engineMethods } from '../../contract/engine.ts'
import type { Answer } from '../../contract/ipc.ts'
import { openTemporaryCopies } from '../shell/temporary-copies.ts'
import { createAnswerCall, type AnswerCall } from './answer-call.ts'
import type { Desktop } from './call-parts.ts'
import { createFileTickets, type FileTickets } from './file-tickets.ts'

const page = 1
const copyParams = engineMethods['evidence.copy'].params
const writeParams = engineMethods['dossier.write'].params
const matrixParams = engineMethods['matrix.write'].params
const id = 'a'.repeat(32)
const sha256 = 'b'.repeat(64)

let folder: string
let tickets: FileTickets
let asked: { method: string; params: unknown }[]
let desktopDid: string[]
let engineAnswers: (method: string, params: unknown) => Answer
let chosen: readonly string[]
let target: string | null
let answerCall: AnswerCall
let machineKey: Uint8Array | null
let opened: readonly string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-calls-'))
  asked = []
  desktopDid = []
  chosen = []
  target = null
  machineKey = null
  opened = []
  engineAnswers = () => ({ ok: true, value: null })
  let last = 0
  tickets = createFileTickets(() => `ticket-${(last += 1)}`)
  const desktop: Desktop = {
    chooseFiles: () => Promise.resolve(chosen),
    chooseTarget: (name, what, format) => {
      desktopDid.push(`asked where to save the ${what} ${name} as ${format}`)
      return Promise.resolve(target)
    },
    chooseFolder: (purpose) => {
      desktopDid.push(`asked where to put the ${purpose}`)
      return Promise.resolve(target)
    },
    openWithSystem: (file) => {
      desktopDid.push(`opened ${readFileSync(file, 'utf8')}`)
      expect(statSync(file).mode & 0o222).toBe(0)
      return Promise.resolve(true)
    },
    showInFolder: (file) => desktopDid.push(`showed ${file}`),
    setLanguage: (language) => desktopDid.push(`speaks ${language}`),
    sizeOf: (file) => (file.startsWith('/absent') ? undefined : 42),
  }
  answerCall = createAnswerCall({
    openedPackages: () => opened,
    engine: {
      call: (method, params) => {
        asked.push({ method, params })
        return Promise.resolve(engineAnswers(method, params))
      },
    },
    tickets,
    copies: openTemporaryCopies(join(folder, 'opened')),
    desktop,
    machineKey: () => machineKey,
  })
})

afterEach(() => rmSync(folder, { recursive: true }))

const progress = {
  as: id,
  obligation: id,
  claim: 'met',
  narrative: 'Se publicaron los lineamientos.',
  percent: 100,
  cutOff: null,
  response: 'answered',
}
const evidence = (file: string | null) => ({
  file,
  link: file === null ? 'https://www.gob.mx/sesnsp' : null,
  kind: null,
  reference: 'SESNSP/123',
  date: null,
  pages: null,
  scanned: false,
  clauses: [],
})
const seen = { reports: [], evidence: [], verdicts: [] }
const { obligation: _obligation, as: _as, ...words } = progress
const added = (file: string) => ({
  as: id,
  obligation: id,
  report: null,
  evidence: [evidence(file)],
})
const onMany = (file: string) => ({
  as: id,
  obligations: [{ id, seen }],
  action: { action: 'progress', ...words, evidence: [evidence(file), evidence(null)] },
})

describe('keys', () => {
  it('get what the system keeps for the user when the page asks about them, and not before', async () => {
    machineKey = new Uint8Array(32).fill(7)
    await answerCall(1, 'register.status', {})
    expect(asked.map(({ method }) => method)).toEqual(['register.status'])
    await answerCall(1, 'keys.state', {})
    expect(asked[1]).toEqual({
      method: 'keys.machine',
      params: { key: Buffer.alloc(32, 7).toString('base64') },
    })
  })

  it('get nothing where the system keeps nothing; and the page cannot give one itself', async () => {
    await answerCall(1, 'keys.state', {})
    const given = await answerCall(1, 'keys.machine', { key: 'AAAA' })
    expect(given.ok ? null : given.error.code).toBe('unknown_command')
    expect(asked.map(({ method }) => method)).toEqual(['keys.state'])
  })
})

describe('calls that the engine answers', () => {
  it('are passed on as the contract describes them, without what it does not', async () => {
    engineAnswers = () => ({ ok: true, value: { pages: [] } })
    const asks = { session: id, language: 'es', paper: 'a4' }
    const params = { ...asks, more: '../../etc/passwd' }
    expect(await answerCall(page, 'dossier.preview', params)).toEqual({
      ok: true,
      value: { pages: [] },
    })
    expect(asked).toEqual([{ method: 'dossier.preview', params: asks }])
  })

  it('are refused before that when the method or the parameters are not in the contract', async () => {
    for (const method of ['evidence.copy', 'dossier.write', 'toString', '__proto__', 7, null]) {
      const answer = await answerCall(page, method, {})
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'unknown_command' },
      })
    }
    for (const params of [undefined, null, 'all', { id: 'short' }, { id: 7 }]) {
      const answer = await answerCall(page, 'records.get', params)
      expect(answer).toMatchObject({ ok: false, error: { code: 'wrong_usage' } })
    }
    const answer = await answerCall(page, 'records.get', { id: 7 })
    expect(answer.ok ? '' : answer.error.details['message']).toMatch(/^id: /)
    expect(asked).toEqual([])
  })
})

describe('files that a person hands over', () => {
  it('reach the engine as paths when the ticket is one that this page was given', async () => {
    const ticket = tickets.issue(page, '/home/ana/oficio.pdf')
    await answerCall(page, 'progress.record', { ...progress, evidence: [evidence(ticket)] })
    await answerCall(page, 'capture.read', { file: ticket })
    expect(asked).toEqual([
      {
        method: 'progress.record',
        params: { ...progress, evidence: [evidence('/home/ana/oficio.pdf')] },
      },
      { method: 'capture.read', params: { file: '/home/ana/oficio.pdf' } },
    ])
  })

  it('reach it also as the evidence of many obligations; a link needs no ticket', async () => {
    const ticket = tickets.issue(page, '/home/ana/oficio.pdf')
    await answerCall(page, 'bulk.apply', onMany(ticket))
    expect(asked).toEqual([{ method: 'bulk.apply', params: onMany('/home/ana/oficio.pdf') }])
  })

  it('reach it as evidence added later', async () => {
    const ticket = tickets.issue(page, '/home/ana/oficio.pdf')
    await answerCall(page, 'evidence.add', added(ticket))
    await answerCall(page, 'evidence.add', added('/etc/passwd'))
    expect(asked).toEqual([{ method: 'evidence.add', params: added('/home/ana/oficio.pdf') }])
  })

  it('are refused when the ticket is forged, a path, or of another page', async () => {
    const own = tickets.issue(page, '/home/ana/oficio.pdf')
    const foreign = tickets.issue(2, '/home/ana/otro.pdf')
    for (const file of ['/etc/passwd', 'ticket-99', foreign]) {
      const params = { ...progress, evidence: [evidence(own), evidence(file)] }
      for (const answer of [
        await answerCall(page, 'progress.record', params),
        await answerCall(page, 'capture.read', { file }),
        await answerCall(page, 'bulk.apply', onMany(file)),
      ]) {
        expect(answer).toMatchObject({ ok: false, error: { code: 'file_missing' } })
      }
    }
    expect(asked).toEqual([])
  })

  it('may be chosen in a dialog: the page gets name, size and ticket, not the path', async () => {
    chosen = ['/home/ana/oficio.pdf']
    expect(await answerCall(page, 'files.choose', { purpose: 'evidence' })).toEqual({
      ok: true,
      value: [{ ticket: 'ticket-1', name: 'oficio.pdf', size: 42 }],
    })
    expect(tickets.pathOf(page, 'ticket-1')).toBe('/home/ana/oficio.pdf')
  })

  it('are refused by name when one vanished while it was chosen', async () => {
    chosen = ['/absent/oficio.pdf']
    expect(await answerCall(page, 'files.choose', { purpose: 'evidence' })).toEqual({
      ok: false,
      error: { code: 'file_missing', details: { file: 'oficio.pdf' } },
    })
  })

  it('are refused by name, whatever the engine says of their paths', async () => {
    const ticket = tickets.issue(page, '/home/ana/oficio.pdf')
    engineAnswers = () => ({
      ok: false,
      error: { code: 'file_too_large', details: { file: '/home/ana/oficio.pdf', megabytes: 20 } },
    })
    for (const answer of [
      await answerCall(page, 'progress.record', { ...progress, evidence: [evidence(ticket)] }),
      await answerCall(page, 'capture.read', { file: ticket }),
    ]) {
      expect(answer).toEqual({
        ok: false,
        error: { code: 'file_too_large', details: { file: 'oficio.pdf', megabytes: 20 } },
      })
    }
  })

  it('may also be a text that was pasted', async () => {
    await answerCall(page, 'capture.read', { text: 'ACUERDO 01/XLI/16' })
    expect(asked).toEqual([{ method: 'capture.read', params: { text: 'ACUERDO 01/XLI/16' } }])
  })
})

const copying = (name: string, mediaType: string) => (_method: string, params: unknown) => {
  const { directory } = copyParams.parse(params)
  writeFileSync(join(directory, name), 'the letter')
  return { ok: true as const, value: { file: join(directory, name), mediaType } }
}

describe('looking at evidence', () => {
  it('opens a read-only copy with the system’s program', async () => {
    engineAnswers = copying('oficio.pdf', 'application/pdf')
    expect(await answerCall(page, 'evidence.open', { id })).toEqual({
      ok: true,
      value: { opened: true },
    })
    expect(desktopDid).toEqual(['opened the letter'])
  })

  it('is refused for anything that could run, and no copy stays', async () => {
    let directory = ''
    engineAnswers = (method, params) => {
      directory = copyParams.parse(params).directory
      return copying('oficio.exe', 'application/x-msdownload')(method, params)
    }
    expect(await answerCall(page, 'evidence.open', { id })).toEqual({
      ok: false,
      error: {
        code: 'evidence_type_not_opened',
        details: { file: 'oficio.exe', mediaType: 'application/x-msdownload' },
      },
    })
    expect(desktopDid).toEqual([])
    expect(directory).not.toBe('')
    expect(existsSync(directory)).toBe(false)
  })

  it('says what the engine says when the bytes are not held', async () => {
    const refused: Answer = { ok: false, error: { code: 'evidence_bytes_missing', details: {} } }
    engineAnswers = () => refused
    expect(await answerCall(page, 'evidence.open', { id })).toEqual(refused)
    expect(desktopDid).toEqual([])
  })

  it('never opens what lies outside the folder for copies', async () => {
    const elsewhere = join(folder, 'elsewhere.pdf')
    writeFileSync(elsewhere, 'not a copy')
    engineAnswers = () => ({ ok: true, value: { file: elsewhere, mediaType: 'application/pdf' } })
    await expect(answerCall(page, 'evidence.open', { id })).rejects.toThrow(elsewhere)
    expect(desktopDid).toEqual([])
  })
})

const exporting = (method: string, given: unknown): Answer =>
  method === 'dossier.name'
    ? { ok: true, value: { name: 'expediente-XLI.pdf' } }
    : { ok: true, value: { file: writeParams.parse(given).file, sha256, rows: 300 } }

describe('the file of a cut-off', () => {
  const written = { id, name: 'Cierre', day: '2017-01-16', digest: sha256, feeds: 3 }

  it('is written where the person says, under a name that its own suggests', async () => {
    engineAnswers = (method) => ({
      ok: true,
      value: method === 'cutoffs.name' ? { name: 'corte-cierre-2017-01-16.json' } : written,
    })
    target = '/home/ana/cierre.json'
    expect(await answerCall(page, 'cutoffs.export', { name: id })).toEqual({
      ok: true,
      value: written,
    })
    expect(asked.at(-1)).toEqual({
      method: 'cutoffs.write',
      params: { name: id, file: '/home/ana/cierre.json' },
    })
    expect(desktopDid).toEqual([
      'asked where to save the cutoff corte-cierre-2017-01-16.json as json',
    ])
    target = null
    expect(await answerCall(page, 'cutoffs.export', { name: id })).toEqual({
      ok: true,
      value: null,
    })
    expect(asked.filter(({ method }) => method === 'cutoffs.write')).toHaveLength(1)
  })

  it('is examined and taken in by the ticket that this page holds, and no other', async () => {
    const ticket = tickets.issue(page, '/home/ana/cierre.json')
    for (const method of ['cutoffs.examine', 'cutoffs.import']) {
      await answerCall(page, method, { file: ticket })
      expect(asked.at(-1)).toEqual({ method, params: { file: '/home/ana/cierre.json' } })
      expect(await answerCall(page, method, { file: '/home/ana/cierre.json' })).toMatchObject({
        ok: false,
        error: { code: 'file_missing' },
      })
    }
    expect(asked).toHaveLength(2)
  })
})

describe('a package of another office', () => {
  it('is opened and taken in by its ticket; one that was double-clicked gets one, and one that is gone does not', async () => {
    opened = ['/media/usb/lote.acuerdos', '/absent/otro.acuerdos']
    expect(await answerCall(page, 'files.opened', {})).toEqual({
      ok: true,
      value: [{ ticket: 'ticket-1', name: 'lote.acuerdos', size: 42 }],
    })
    const staged = 'ab'.repeat(16)
    const given = { as: null, file: 'ticket-1', passphrase: null }
    await answerCall(page, 'exchange.open', { ...given, job: staged })
    expect(asked.at(-1)).toEqual({
      method: 'exchange.open',
      params: { ...given, file: '/media/usb/lote.acuerdos', job: staged },
    })
    await answerCall(page, 'exchange.takeIn', { as: null, file: 'ticket-1', staged })
    expect(asked.at(-1)?.params).toEqual({ as: null, file: '/media/usb/lote.acuerdos', staged })
    const outside = { as: null, file: 'ticket-1', staged: '../../etc' }
    expect(await answerCall(page, 'exchange.takeIn', outside)).toMatchObject({
      error: { code: 'wrong_usage' },
    })
    expect(asked).toHaveLength(2)
  })

  it('is answered with a file where the person says', async () => {
    const office = 'cd'.repeat(16)
    engineAnswers = (method) =>
      method === 'exchange.replyName'
        ? { ok: true, value: { name: 'respuesta.acuerdos' } }
        : { ok: true, value: { file: '/tmp/r.acuerdos' } }
    expect(await answerCall(page, 'exchange.reply', { as: null, office })).toEqual({
      ok: true,
      value: null,
    })
    target = '/tmp/r.acuerdos'
    await answerCall(page, 'exchange.reply', { as: null, office })
    expect(desktopDid.at(-1)).toBe('asked where to save the reply respuesta.acuerdos as acuerdos')
    expect(asked.map(({ method }) => method)).toEqual([
      'exchange.replyName',
      'exchange.replyName',
      'exchange.replyWrite',
    ])
  })
})

describe('exporting the matrix', () => {
  it('writes what the window shows, of the state that it shows, where the person says', async () => {
    engineAnswers = (method, given) =>
      method === 'matrix.name'
        ? { ok: true, value: { name: 'Matriz 2017-03-31.csv' } }
        : {
            ok: true,
            value: { file: matrixParams.parse(given).file, sha256, rows: 7, rowTotal: 9 },
          }
    target = '/home/ana/matriz.csv'
    const params = {
      language: 'es',
      format: 'csv',
      grouping: 'kind',
      where: [{ field: 'overdue', operator: '=', values: ['true'] }],
    }
    expect(
      await answerCall(page, 'matrix.export', { ...params, asOf: '2017-03-31' }),
    ).toMatchObject({ ok: true, value: { file: target, rows: 7, rowTotal: 9 } })
    expect(asked.at(-1)).toMatchObject({
      method: 'matrix.write',
      params: { ...params, asOf: '2017-03-31', file: target },
    })
    expect(await answerCall(page, 'files.show', { file: target })).toMatchObject({ ok: true })
    expect(desktopDid[0]).toBe('asked where to save the matrix Matriz 2017-03-31.csv as csv')
  })
})

describe('exporting a dossier', () => {
  const params = { session: id, language: 'es', format: 'pdf', paper: 'a4', standard: 'a-2a' }

  it('writes where the person says; the file, and no other, can then be shown', async () => {
    engineAnswers = exporting
    target = '/home/ana/XLI.pdf'
    expect(await answerCall(page, 'dossier.export', params)).toEqual({
      ok: true,
      value: { file: '/home/ana/XLI.pdf', sha256, rows: 300 },
    })
    expect(asked.at(-1)).toEqual({
      method: 'dossier.write',
      params: { ...params, file: '/home/ana/XLI.pdf' },
    })
    expect(await answerCall(page, 'files.show', { file: '/home/ana/XLI.pdf' })).toMatchObject({
      ok: true,
    })
    expect(await answerCall(page, 'files.show', { file: '/home/ana/.ssh' })).toMatchObject({
      ok: false,
      error: { code: 'file_missing' },
    })
    expect(desktopDid).toEqual([
      'asked where to save the dossier expediente-XLI.pdf as pdf',
      'showed /home/ana/XLI.pdf',
    ])
  })

  it('writes nothing when the person changed their mind', async () => {
    engineAnswers = exporting
    expect(await answerCall(page, 'dossier.export', params)).toEqual({ ok: true, value: null })
    expect(asked.map(({ method }) => method)).toEqual(['dossier.name'])
  })

  it('says why it could not be written, and then shows nothing', async () => {
    target = '/full/XLI.pdf'
    engineAnswers = (method, given) =>
      method === 'dossier.write'
        ? { ok: false, error: { code: 'storage_full', details: {} } }
        : exporting(method, given)
    expect(await answerCall(page, 'dossier.export', params)).toMatchObject({
      ok: false,
      error: { code: 'storage_full' },
    })
    expect(await answerCall(page, 'files.show', { file: target })).toMatchObject({ ok: false })
    expect(desktopDid).not.toContain('showed /full/XLI.pdf')
  })
})

describe('packages for other offices', () => {
  const params = {
    as: id,
    recipient: { kind: 'offices', offices: [id], together: false },
    largest: null,
    attachments: true,
  }

  it('are written into the folder that the person chose, and can be shown there', async () => {
    target = '/media/usb'
    const file = '/media/usb/durango 2017-01-16 120000.acuerdos'
    const one = { id, file, name: 'durango', changes: 3, attachments: 0, bytes: 900, offices: [] }
    const value = { packages: [one], refused: [], unvouched: 0, notSent: [], passphrase: null }
    engineAnswers = () => ({ ok: true, value })
    expect(await answerCall(page, 'exchange.send', params)).toEqual({ ok: true, value })
    expect(asked).toEqual([{ method: 'exchange.write', params: { ...params, folder: target } }])
    expect(await answerCall(page, 'files.show', { file })).toMatchObject({ ok: true })
    expect(desktopDid[0]).toBe('asked where to put the packages')
  })

  it('are not written when the person changed their mind', async () => {
    expect(await answerCall(page, 'exchange.send', params)).toEqual({ ok: true, value: null })
    expect(asked).toEqual([])
  })

  it('go to no folder that the page names', async () => {
    const call = await answerCall(page, 'exchange.write', { ...params, folder: '/etc' })
    expect(call).toMatchObject({ ok: false, error: { code: 'unknown_command' } })
  })
})

describe('a backup of the register', () => {
  const params = { language: 'es', day: '2017-01-16', job: 'a'.repeat(32) }

  it('is written where the person chose, can be cancelled by its name, and shown there', async () => {
    target = '/media/usb/respaldo.tar'
    expect(await answerCall(page, 'backup.save', params)).toMatchObject({ ok: true })
    expect(asked).toEqual([{ method: 'backup.make', params: { out: target, job: params.job } }])
    expect(desktopDid).toEqual(['asked where to save the backup respaldo-2017-01-16.tar as tar'])
    expect(await answerCall(page, 'files.show', { file: target })).toMatchObject({ ok: true })
  })

  it('is not written when the person changed their mind, nor to a path of the page', async () => {
    expect(await answerCall(page, 'backup.save', params)).toEqual({ ok: true, value: null })
    expect(await answerCall(page, 'backup.make', { out: '/etc/x' })).toMatchObject({
      ok: false,
      error: { code: 'unknown_command' },
    })
    expect(asked).toEqual([])
  })
})

describe('the language of the page', () => {
  it('becomes that of the menus', async () => {
    expect(await answerCall(page, 'shell.language', { language: 'en' })).toEqual({
      ok: true,
      value: { language: 'en' },
    })
    expect(desktopDid).toEqual(['speaks en'])
  })
})
