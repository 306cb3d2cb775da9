import { describe, expect, test } from 'vitest'
import { mandatesIn } from './mandates.ts'

describe('what a clause orders', () => {
  test.each<[string, string[]]>([
    ['was instructed to design the monitoring and evaluation model', ['design']],
    [
      'The president instructed the Security Cabinet, in conjunction with local authorities, to implement a strategy.',
      ['implement'],
    ],
    ['The standard is to develop', ['develop']],
    ['The states will undertake to allocate resources', ['allocate']],
    ['criteria will be approved and applied in the 2017 fiscal year', ['apply', 'approve']],
    ['Each state will monitor and evaluate prevention programs', ['evaluate', 'monitor']],
    [
      'The professionalization program will be updated and the states were urged to implement this',
      ['implement', 'update'],
    ],
    [
      'To approve the guidelines and the call to appoint new guests and ensure that the Executive Secretariat reports the results',
      ['approve', 'report'],
    ],
    ['Approve the rules and publish the results', ['approve', 'publish']],
    [
      'Approve the work programs which the states developed for strengthening the areas of analysis',
      ['approve'],
    ],
    ['Se instruye al Secretariado Ejecutivo a diseñar el modelo de seguimiento', ['diseñar']],
    ['Se instruye a elaborar y presentar la norma técnica', ['elaborar', 'presentar']],
    ['El Secretariado elaborará una norma técnica', ['elaborar']],
    ['Las entidades federativas se adherirán al Acuerdo', ['adherir']],
    ['Las entidades darán seguimiento y evaluarán los programas', ['dar seguimiento', 'evaluar']],
    ['SE INSTRUYE A DISENAR EL MODELO', ['diseñar']],
    ['El Consejo ratifica el Acuerdo 01/II/SO/CPPDPC/2019', ['ratificar']],
    ['Se aprueban los lineamientos para designar y capacitar a los invitados', ['aprobar']],
    ['El Consejo aprueba el Acta', ['aprobar']],
  ])('%s', (text, expected) => {
    expect(mandatesIn(text)).toEqual(expected)
  })

  test.each([
    'The National Security Council is the highest coordinating body',
    'the implementation of a National Professionalization Program',
    'el modelo de evaluación de la operación del Sistema',
    'tiene por presentados los informes de actividades',
    'el informe íntegra y oportunamente rendido',
    '',
  ])('nothing: %s', (text) => {
    expect(mandatesIn(text)).toEqual([])
  })
})
