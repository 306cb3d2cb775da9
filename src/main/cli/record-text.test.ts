import { describe, expect, it } from 'vitest'
import type { CliOutput } from '../../contract/cli.ts'
import type { HistoryEntry } from '../../contract/records.ts'
import { idsIn, recordText } from './record-text.ts'
import { wordsIn } from './texts.ts'

const [clause, agreement, durango, colima] = ['1', '2', '3', '4'].map((digit) => digit.repeat(32))
const names = new Map([
  [clause ?? '', { name: 'Instalar la unidad', key: clause ?? '' }],
  [agreement ?? '', { name: '01/XLI/16 Policía cibernética', key: agreement ?? '' }],
  [durango ?? '', { name: 'Durango', key: 'MX-DUR' }],
])

const entry = (parts: Partial<HistoryEntry>): HistoryEntry => ({
  change: 'c',
  record: clause ?? '',
  kind: 'clause',
  field: 'text',
  element: null,
  value: null,
  previous: [],
  intent: 'record.edit',
  save: 's1',
  together: 0,
  author: 'Ana Torres',
  office: 'Secretariado Ejecutivo',
  stated: '2017-01-17T03:30:00.000Z',
  received: '2017-01-19T18:05:00.000Z',
  live: true,
  ...parts,
})

const told = (parts: Partial<CliOutput<'show'>>, language: 'es' | 'en' = 'es'): string =>
  recordText(
    {
      id: clause ?? '',
      kind: 'clause',
      label: 'Instalar la unidad',
      fields: {},
      sets: {},
      conflicts: [],
      ...parts,
    },
    { names, standing: null, timeZone: 'America/Mexico_City' },
    wordsIn(language),
  )

const fields = {
  agreement: agreement ?? '',
  demonstration: true,
  nature: 'binding',
  deadline: { rule: 'after', anchor: 'notification', count: 30, unit: 'calendar_days' },
}

describe('a record for people', () => {
  it('says codes, yes, rules and other records in words', () => {
    expect(told({ fields })).toBe(
      [
        `Cláusula ${clause}`,
        'Instalar la unidad',
        `  Acuerdo       01/XLI/16 Policía cibernética [${agreement}]`,
        '  Demostración  Sí',
        '  Naturaleza    Vinculante',
        '  Plazo         30 días naturales desde la notificación [30d-after-notification]',
      ].join('\n'),
    )
    expect(told({ fields }, 'en')).toMatch(/Demonstration +Yes\n +Nature +Binding\n/)
  })

  it('leaves out a field that was emptied', () => {
    expect(told({ fields: { ...fields, withdrawn: null } })).toBe(told({ fields }))
  })

  it('names the units of a set by name and code with their roles, each on its line', () => {
    const addressees = [
      { element: durango ?? '', mark: 'obliged' },
      { element: colima ?? '', mark: 'supporting' },
    ]
    // A unit that has not arrived has no name yet.
    expect(told({ sets: { addressees } })).toContain(
      `  Destinatarios  Durango [MX-DUR] (Obligada)\n                 ${colima} (De apoyo)`,
    )
  })

  it('has no line for a name that the record does not have', () => {
    expect(told({ label: '', fields: {} })).toBe(`Cláusula ${clause}`)
  })

  it('says which fields somebody has to decide', () => {
    const text = told({ fields, conflicts: ['text', 'deadline'] }).split('\n')
    expect(text.slice(-2).map((line) => /«?Texto»?|«?Plazo»?/.exec(line)?.[0])).toEqual(
      expect.arrayContaining([expect.stringContaining('Texto'), expect.stringContaining('Plazo')]),
    )
    expect(told({ fields }).split('\n')).toHaveLength(text.length - 2)
  })

  it('says pesos with their centavos where there are any, and the size of a file with its unit', () => {
    const money = told({ kind: 'funding', fields: { federalAmount: 1234.5, stateShare: 300 } })
    expect(money).toContain('$1,234.50')
    expect(money).toMatch(/\$300$/m)
    expect(told({ kind: 'evidence', fields: { size: 2048 } })).toMatch(/2,048 bytes$/)
    expect(told({ kind: 'progressReport', fields: { percent: 40.5 } })).toMatch(/40\.5$/)
  })

  it('looks up the two records of an issue that somebody judged', () => {
    const acceptedIssues = [{ element: `same_text/${agreement}/${durango}`, mark: true }]
    const sets = { acceptedIssues }
    const record = { id: clause ?? '', kind: 'clause', label: '', fields: {}, sets, conflicts: [] }
    expect(idsIn({ ...record, kind: 'clause' })).toEqual(
      expect.arrayContaining([clause, agreement, durango]),
    )
  })

  it('says in words which issue somebody judged, and beside which record', () => {
    const acceptedIssues = [{ element: `duplicate_code/${durango}`, mark: 'Son dos' }]
    expect(told({ kind: 'unit', sets: { acceptedIssues } })).toMatch(
      /Clave de unidad repetida · Durango/,
    )
  })

  it('keeps the lines of a long text under each other', () => {
    expect(told({ fields: { text: 'Primero.\nSegundo.' } })).toContain(
      '  Texto  Primero.\n         Segundo.',
    )
  })

  it('says where an obligation stands, and leaves out what is not so', () => {
    const standing = {
      id: clause ?? '',
      due: '2017-08-31',
      dueEstimated: true,
      overdue: false,
      compliance: 'met',
      metLate: true,
      verification: 'validated',
      response: 'none',
    }
    const text = recordText(
      { id: clause ?? '', kind: 'obligation', label: '', fields: {}, sets: {}, conflicts: [] },
      { names, standing, timeZone: 'America/Mexico_City' },
      wordsIn('es'),
    )
    expect(text).toMatch(
      /Vence +2017-08-31 \(estimada\)\n +Cumplimiento +Cumplido, fuera de plazo\n +Verificación +Validado\n +Respuesta +Sin respuesta$/,
    )
  })
})

describe('a history for people', () => {
  const history = [
    entry({ value: 'Instalar', live: false }),
    entry({ field: 'addressees', element: durango ?? '', value: 'obliged' }),
    entry({ save: 's2', value: 'Instalar la unidad', previous: ['Instalar'] }),
    entry({ save: 's2', field: 'deadline', value: null, previous: [{ rule: 'none' }] }),
    entry({ save: 's2', field: 'addressees', element: durango ?? '' }),
    entry({ save: 's3', kind: null, field: '77', value: 'x', intent: 'from.the.future' }),
  ]

  it('tells each save with both moments on the clock of the register, who and which office', () => {
    // Half past three in the night of the 17th, UTC, is still the 16th in Mexico City.
    expect(told({ history }).split('\n').slice(3)).toEqual([
      'Historial (hora de America/Mexico_City)',
      '',
      'El 2017-01-16 21:30, Ana Torres (Secretariado Ejecutivo): Edición; recibido el 2017-01-19 12:05.',
      '  Anotó «Texto»: Instalar (Sustituido después)',
      '  Agregó Durango a «Destinatarios»: Obligada',
      '',
      'El 2017-01-16 21:30, Ana Torres (Secretariado Ejecutivo): Edición; recibido el 2017-01-19 12:05.',
      '  Cambió «Texto» de «Instalar» a «Instalar la unidad»',
      '  Borró «Plazo», que decía «sin plazo»',
      '  Quitó Durango de «Destinatarios»',
      '',
      'El 2017-01-16 21:30, Ana Torres (Secretariado Ejecutivo): Cambio registrado; recibido el 2017-01-19 12:05.',
      '  Anotó «Campo de una versión más reciente (77)»: x',
    ])
  })

  it('says what else one save did, and withdrawals as such', () => {
    const text = told({
      history: [
        entry({ field: 'withdrawn', value: 'Repetida', intent: 'record.withdraw', together: 31 }),
        entry({ save: 's2', field: 'withdrawn', previous: ['Repetida'], intent: 'save.undo' }),
      ],
    })
    expect(text).toContain(
      '(Secretariado Ejecutivo): Retiro, junto con 31 registros más de la misma clase; recibido el',
    )
    expect(text).toContain('\n  Retiró el registro. Motivo: Repetida\n')
    expect(text).toContain('): Guardado deshecho; recibido el')
    expect(text).toMatch(/\n {2}Dejó sin efecto el retiro, cuyo motivo era: Repetida$/u)
  })

  it('speaks English where it is asked to', () => {
    const text = told({ history }, 'en')
    expect(text).toContain('History (time of America/Mexico_City)')
    expect(text).toContain(
      'On 2017-01-16 21:30, Ana Torres (Secretariado Ejecutivo): Edited; received on 2017-01-19 12:05.',
    )
    expect(text).not.toMatch(/\b(show|history|intents|fields)\.\w/)
  })
})
