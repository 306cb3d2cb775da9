/**
 * A session as offices would know it one year on: fourteen agreements, some three hundred obligations, most
 * of them untouched, some reported, answered with something unrelated, returned, verified, met late,
 * overdue, in breach. Texts are our own and neutral; people are invented. Nothing here is random: the
 * same call gives the same dossier.
 */
import { createHash } from 'node:crypto'
import type {
  Counts,
  Dossier,
  DossierAgreement,
  DossierClause,
  DossierObligation,
  DossierWithdrawal,
} from '../../src/contract/dossier.ts'
import type {
  AgreementKind,
  ClauseNature,
  Language,
  ObligationRole,
} from '../../src/core/schema/codes.ts'
import type { RollUp } from '../../src/core/compliance/codes.ts'

export const federalEntities: readonly string[] = [
  'Aguascalientes',
  'Baja California',
  'Baja California Sur',
  'Campeche',
  'Coahuila de Zaragoza',
  'Colima',
  'Chiapas',
  'Chihuahua',
  'Ciudad de México',
  'Durango',
  'Guanajuato',
  'Guerrero',
  'Hidalgo',
  'Jalisco',
  'Estado de México',
  'Michoacán de Ocampo',
  'Morelos',
  'Nayarit',
  'Nuevo León',
  'Oaxaca',
  'Puebla',
  'Querétaro',
  'Quintana Roo',
  'San Luis Potosí',
  'Sinaloa',
  'Sonora',
  'Tabasco',
  'Tamaulipas',
  'Tlaxcala',
  'Veracruz de Ignacio de la Llave',
  'Yucatán',
  'Zacatecas',
]

const secretariat = {
  unitCode: 'SESNSP',
  unit: 'Secretariado Ejecutivo del Sistema Nacional de Seguridad Pública',
}

/** The digest of an evidence file that never existed: of its name. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

export const untouchedObligation = (
  unit: { readonly unitCode: string; readonly unit: string },
  role: ObligationRole,
): DossierObligation => ({
  ...unit,
  namedUnit: null,
  responsibleOpen: null,
  role,
  due: null,
  dueEstimated: false,
  dueText: '',
  compliance: 'not_started',
  metLate: false,
  verification: 'none',
  response: 'none',
  overdue: false,
  reports: [],
  evidence: [],
  verdicts: [],
  demonstration: false,
  withdrawal: null,
})

const entityObligations = (
  role: ObligationRole,
  changes: Partial<DossierObligation> = {},
): DossierObligation[] =>
  federalEntities.map((unit, index) => ({
    ...untouchedObligation({ unitCode: String(index + 1).padStart(2, '0'), unit }, role),
    ...changes,
  }))

const emptyCounts: Counts = {
  total: 0,
  not_started: 0,
  in_progress: 0,
  partially_met: 0,
  met: 0,
  metLate: 0,
  not_met: 0,
  moot: 0,
  overdue: 0,
  withdrawn: 0,
}

export const countObligations = (obligations: readonly DossierObligation[]): Counts => {
  const counts = { ...emptyCounts }
  for (const obligation of obligations) {
    if (obligation.withdrawal !== null) {
      counts.withdrawn += 1
      continue
    }
    counts.total += 1
    counts[obligation.compliance] += 1
    if (obligation.metLate) counts.metLate += 1
    if (obligation.overdue) counts.overdue += 1
  }
  return counts
}

const rollUp = (counts: Counts): RollUp => {
  if (counts.total === 0) return 'not_applicable'
  if (counts.moot === counts.total) return 'moot'
  if (counts.met + counts.moot === counts.total) return 'met'
  if (counts.not_started === counts.total) return 'not_started'
  if (counts.not_started + counts.in_progress > 0) return 'in_progress'
  return counts.met + counts.partially_met === 0 ? 'not_met' : 'partially_met'
}

const clause = (
  order: number,
  text: string,
  nature: ClauseNature,
  obligations: DossierObligation[],
): DossierClause => ({
  order,
  text,
  nature,
  compliance: nature === 'binding' ? rollUp(countObligations(obligations)) : 'not_applicable',
  withdrawal: null,
  obligations,
})

const agreement = (
  kind: AgreementKind,
  sequence: number,
  title: string,
  text: string,
  clauses: DossierClause[],
  number: string | null = null,
): DossierAgreement => {
  const procedural = clauses.every((one) => one.nature === 'procedural')
  const counts = countObligations(
    clauses.flatMap((one) => (one.nature === 'binding' ? one.obligations : [])),
  )
  return {
    number,
    kind,
    sequence,
    title,
    text,
    procedural,
    compliance: rollUp(counts),
    counts,
    withdrawal: null,
    clauses,
  }
}

/** Changes one unit's obligation in a list. */
const withUnit = (
  obligations: readonly DossierObligation[],
  unit: string,
  changes: Partial<DossierObligation>,
): DossierObligation[] => {
  if (!obligations.some((one) => one.unit === unit)) throw new Error(`no obligation of ${unit}`)
  return obligations.map((one) => (one.unit === unit ? { ...one, ...changes } : one))
}

const evidence = (name: string, reference: string | null, size: number) => ({
  name,
  reference,
  sha256: sha256Of(name),
  size,
  withdrawal: null,
})

/** What one state did, in the words of the language of the report. */
const storiesOf = (language: Language) => {
  const es = language === 'es'
  const verifier = 'Lic. Martha Elena Ibarra Núñez'
  const office = es
    ? 'Dirección General de Coordinación Operativa'
    : 'General Directorate of Coordination'
  const duplicated: DossierWithdrawal = {
    kind: 'withdrawn',
    reason: es ? 'Se capturó dos veces.' : 'It was captured twice.',
    person: 'Lic. Sofía Moctezuma Rey',
    office: es ? 'Instituto Estatal de Seguridad Pública' : 'State Institute of Public Security',
    on: '2017-08-12',
  }
  return {
    met: {
      compliance: 'met',
      verification: 'validated',
      response: 'answered',
      reports: [
        {
          reportedOn: '2017-03-14',
          author: 'Ing. Rodrigo Peña Castañeda',
          narrative: es
            ? 'Se elaboró el proyecto y se remitió a revisión de la Fiscalía estatal.'
            : 'The draft was prepared and sent for review by the state prosecutor.',
          percent: 60,
          withdrawal: null,
        },
        {
          reportedOn: '2017-05-08',
          author: 'Ing. Rodrigo Peña Castañeda',
          narrative: es
            ? 'La unidad entró en operación con doce elementos; se anexan el acta de instalación y el oficio de asignación presupuestal.'
            : 'The unit began to operate with twelve officers; minutes of installation and the budget letter are attached.',
          percent: 100,
          withdrawal: null,
        },
      ],
      evidence: [
        evidence('Acta de instalación.pdf', 'SSP/DGPC/0417/2017', 248_113),
        evidence('Oficio de asignación presupuestal.pdf', 'SF/SSE/1120/2017', 1_045_220),
      ],
      verdicts: [
        {
          result: 'met',
          reason: es
            ? 'El acta acredita la instalación y el oficio, la asignación de recursos. Ambos documentos corresponden a lo mandatado.'
            : 'The minutes prove the installation and the letter the allocation of funds. Both documents match the mandate.',
          verifier,
          office,
          issuedOn: '2017-05-22',
          fulfilledOn: '2017-05-02',
          governing: true,
          determining: true,
          inBreach: false,
          withdrawal: null,
        },
      ],
    },
    metLate: {
      compliance: 'met',
      metLate: true,
      verification: 'validated',
      response: 'answered',
      reports: [
        {
          reportedOn: '2018-02-19',
          author: 'Mtra. Lucía Treviño Garza',
          narrative: es
            ? 'Se concluyó la implementación del modelo en las tres regiones del estado.'
            : 'The model is now in place in the three regions of the state.',
          percent: 100,
          withdrawal: null,
        },
      ],
      evidence: [evidence('Informe de implementación.pdf', 'SSPE/0098/2018', 3_402_771)],
      verdicts: [
        {
          result: 'returned',
          reason: es ? 'El informe no estaba firmado.' : 'The report was not signed.',
          verifier,
          office,
          issuedOn: '2018-02-26',
          fulfilledOn: null,
          governing: false,
          determining: false,
          inBreach: false,
          withdrawal: null,
        },
        {
          result: 'met',
          reason: es
            ? 'El informe firmado acredita la implementación, concluida después del plazo.'
            : 'The signed report proves the implementation, finished after the deadline.',
          verifier,
          office,
          issuedOn: '2018-03-12',
          fulfilledOn: '2018-02-15',
          governing: true,
          determining: true,
          inBreach: false,
          withdrawal: null,
        },
      ],
    },
    partial: {
      compliance: 'partially_met',
      verification: 'validated',
      response: 'answered',
      reports: [
        {
          reportedOn: '2017-11-30',
          author: 'C. Tomás Aké Canul',
          narrative: es
            ? 'Se asignaron recursos; falta la contratación de personal.'
            : 'Funds were allocated; staff remain to be hired.',
          percent: 55,
          withdrawal: null,
        },
      ],
      evidence: [evidence('Convenio modificatorio.pdf', null, 780_400)],
      verdicts: [
        {
          result: 'partially_met',
          reason: es
            ? 'Se acredita la asignación de recursos, no la operación de la unidad.'
            : 'Allocation of funds is proven, operation of the unit is not.',
          verifier,
          office,
          issuedOn: '2017-12-15',
          fulfilledOn: null,
          governing: true,
          determining: true,
          inBreach: false,
          withdrawal: null,
        },
      ],
    },
    unrelated: {
      compliance: 'not_met',
      verification: 'validated',
      response: 'unrelated',
      reports: [
        {
          reportedOn: '2017-06-05',
          author: 'Lic. Ernesto Lagunes Ruiz',
          narrative: es
            ? 'Se informa sobre la campaña estatal de alumbrado público.'
            : 'The state campaign for street lighting is reported.',
          percent: null,
          withdrawal: null,
        },
      ],
      evidence: [evidence('Campaña de alumbrado 2017.pdf', 'SG/2231/2017', 5_120_004)],
      verdicts: [
        {
          result: 'not_met',
          reason: es
            ? 'La respuesta se refiere a una acción distinta de la mandatada.'
            : 'The response is about an action other than the mandated one.',
          verifier,
          office,
          issuedOn: '2017-07-03',
          fulfilledOn: null,
          governing: true,
          determining: true,
          inBreach: false,
          withdrawal: null,
        },
      ],
    },
    declined: {
      compliance: 'in_progress',
      verification: 'returned',
      response: 'declined_competence',
      reports: [
        {
          reportedOn: '2017-04-20',
          author: 'Mtro. Iván Cota Félix',
          narrative: es
            ? 'La Secretaría de Finanzas se declara incompetente y sugiere dirigirse a la Fiscalía.'
            : 'The Ministry of Finance declares itself not competent and points to the prosecutor.',
          percent: null,
          withdrawal: null,
        },
      ],
      evidence: [evidence('Respuesta de incompetencia.pdf', 'SF/0341/2017', 96_410)],
      verdicts: [
        {
          result: 'returned',
          reason: es
            ? 'La obligación corresponde al estado, no a una de sus dependencias; se devuelve para respuesta.'
            : 'The obligation binds the state, not one of its ministries; returned for an answer.',
          verifier,
          office,
          issuedOn: '2017-05-04',
          fulfilledOn: null,
          governing: true,
          determining: false,
          inBreach: false,
          withdrawal: null,
        },
      ],
    },
    inBreach: {
      compliance: 'in_progress',
      verification: 'reported',
      response: 'answered',
      reports: [
        {
          reportedOn: '2017-08-10',
          author: 'Lic. Sofía Moctezuma Rey',
          narrative: es
            ? 'Avance duplicado, capturado por error.'
            : 'Duplicate report, captured by mistake.',
          percent: 20,
          withdrawal: duplicated,
        },
        {
          reportedOn: '2017-08-11',
          author: 'Lic. Sofía Moctezuma Rey',
          narrative: es
            ? 'Se capacitó a cuarenta servidores públicos.'
            : 'Forty public servants were trained.',
          percent: 40,
          withdrawal: null,
        },
      ],
      evidence: [
        {
          name: 'Lista de asistencia.xlsx',
          reference: null,
          sha256: null,
          size: null,
          withdrawal: duplicated,
        },
        evidence('Constancias.pdf', 'ISP/77/2017', 640_000),
      ],
      verdicts: [
        {
          result: 'met',
          reason: es ? 'Se da por cumplido.' : 'Considered met.',
          verifier: 'Lic. Sofía Moctezuma Rey',
          office: es
            ? 'Instituto Estatal de Seguridad Pública'
            : 'State Institute of Public Security',
          issuedOn: '2017-08-15',
          fulfilledOn: '2017-08-11',
          governing: false,
          determining: false,
          inBreach: true,
          withdrawal: null,
        },
      ],
    },
  } satisfies Record<string, Partial<DossierObligation>>
}

/** Title and text of each agreement in both languages, and who must do what. */
const agreementsOf = (language: Language): DossierAgreement[] => {
  const es = language === 'es'
  const pick = (spanish: string, english: string): string => (es ? spanish : english)
  const stories = storiesOf(language)
  const endOf2017 = {
    due: '2017-12-31',
    overdue: true,
    dueText: pick('Durante 2017', 'During 2017'),
  }
  const secretariatOf = (role: ObligationRole, changes: Partial<DossierObligation> = {}) => ({
    ...untouchedObligation(secretariat, role),
    ...changes,
  })

  let cyber = entityObligations('obliged', endOf2017)
  cyber = withUnit(cyber, 'Jalisco', { ...stories.met, overdue: false })
  cyber = withUnit(cyber, 'Nuevo León', { ...stories.metLate, overdue: false })
  cyber = withUnit(cyber, 'Yucatán', stories.partial)
  cyber = withUnit(cyber, 'Veracruz de Ignacio de la Llave', stories.unrelated)
  cyber = withUnit(cyber, 'Sinaloa', stories.declined)

  let collegiate = entityObligations('obliged')
  collegiate = withUnit(collegiate, 'Morelos', stories.inBreach)
  collegiate = withUnit(collegiate, 'Tlaxcala', {
    ...stories.met,
    reports: stories.met.reports.map((report) => ({ ...report, author: 'Lic. Inés Xicohténcatl' })),
    evidence: [evidence('Convenio de integración.pdf', 'SESESP/0210/2017', 412_900)],
    demonstration: true,
  })

  let statistics = entityObligations('obliged', {
    dueText: pick('A partir de 2017', 'From 2017 onwards'),
    due: '2017-12-31',
    dueEstimated: true,
    overdue: true,
  })
  for (const unit of ['Colima', 'Querétaro', 'Puebla', 'Sonora'])
    statistics = withUnit(statistics, unit, {
      compliance: 'in_progress',
      verification: 'reported',
      response: 'answered',
      reports: [
        {
          reportedOn: '2017-09-29',
          author: `${pick('Enlace de', 'Liaison of')} ${unit}`,
          narrative: pick(
            'El programa de trabajo se encuentra en ejecución.',
            'The work program is under way.',
          ),
          percent: 35,
          withdrawal: null,
        },
      ],
    })

  return [
    agreement(
      'resolucion',
      1,
      pick('Programa rector de profesionalización', 'Lead professionalization program'),
      pick(
        'Se actualizará el programa rector y se exhorta a las entidades federativas a aplicarlo.',
        'The lead program will be updated and the federal entities are urged to apply it.',
      ),
      [
        clause(1, pick('Actualizar el programa rector.', 'Update the lead program.'), 'binding', [
          secretariatOf('responsible'),
        ]),
        clause(
          2,
          pick(
            'Se exhorta a las entidades federativas a aplicar el programa.',
            'The federal entities are urged to apply the program.',
          ),
          'exhortative',
          entityObligations('exhorted'),
        ),
      ],
    ),
    agreement(
      'resolucion',
      2,
      pick(
        'Modelo de seguimiento del sistema de justicia',
        'Follow-up model of the justice system',
      ),
      pick(
        'Se instruye al Secretariado Ejecutivo a diseñar un modelo de seguimiento y evaluación aplicable en los tres órdenes de gobierno.',
        'The Executive Secretariat is instructed to design a follow-up and evaluation model for the three orders of government.',
      ),
      [
        clause(
          1,
          pick('Diseñar el modelo de seguimiento.', 'Design the follow-up model.'),
          'binding',
          [secretariatOf('responsible', { compliance: 'moot', verification: 'validated' })],
        ),
      ],
    ),
    agreement(
      'resolucion',
      3,
      pick('Centros estatales de prevención', 'State prevention centres'),
      pick(
        'Se aprueba el modelo de operación de los centros y un programa de capacitación para su personal.',
        'The operating model of the centres and a training program for their staff are approved.',
      ),
      [
        clause(
          1,
          pick('Operar el programa de capacitación.', 'Run the training program.'),
          'binding',
          [
            {
              ...untouchedObligation(
                {
                  unitCode: 'SESNSP-CNPDPC',
                  unit: 'Centro Nacional de Prevención del Delito y Participación Ciudadana',
                },
                'responsible',
              ),
            },
            ...entityObligations('participant'),
          ],
        ),
      ],
    ),
    agreement(
      'resolucion',
      4,
      pick('Grupos colegiados civiles y académicos', 'Collegiate civil and academic groups'),
      pick(
        'Se aprueban los lineamientos para integrar grupos colegiados. Cada entidad evaluará los programas de prevención pagados con recursos públicos.',
        'Guidelines for collegiate groups are approved. Each entity will evaluate the prevention programs paid with public funds.',
      ),
      [
        clause(
          1,
          pick('Evaluar los programas de prevención.', 'Evaluate the prevention programs.'),
          'binding',
          collegiate,
        ),
        clause(
          2,
          pick('Coordinar la puesta en práctica.', 'Coordinate the implementation.'),
          'binding',
          [
            untouchedObligation(
              {
                unitCode: 'SEGOB-SPPC',
                unit: 'Subsecretaría de Prevención y Participación Ciudadana',
              },
              'responsible',
            ),
          ],
        ),
      ],
    ),
    agreement(
      'resolucion',
      5,
      pick('Unidades de policía cibernética', 'Cyber police units'),
      pick(
        'Se aprueba el modelo de unidades de policía cibernética, que se pondrá en práctica en 2017.\nLas entidades federativas destinarán recursos del fondo de aportaciones.',
        'The model of cyber police units is approved and will be put into practice in 2017.\nThe federal entities will allocate resources of the contribution fund.',
      ),
      [
        clause(
          1,
          pick(
            'Poner en práctica el modelo y destinarle recursos.',
            'Implement the model and fund it.',
          ),
          'binding',
          [...cyber, secretariatOf('coordinator', endOf2017)],
        ),
      ],
    ),
    agreement(
      'resolucion',
      6,
      pick('Medidas cautelares y policía procesal', 'Precautionary measures and procedural police'),
      pick(
        'Se exhorta a las entidades federativas a destinar recursos a los modelos aprobados.',
        'The federal entities are urged to allocate resources to the approved models.',
      ),
      [
        clause(
          1,
          pick(
            'Se exhorta a las entidades federativas a destinar recursos a los modelos aprobados.',
            'The federal entities are urged to allocate resources to the approved models.',
          ),
          'exhortative',
          entityObligations('exhorted'),
        ),
      ],
    ),
    agreement(
      'resolucion',
      7,
      pick('Solución alterna de controversias', 'Alternative dispute resolution'),
      pick(
        'Se autoriza al Secretariado Ejecutivo a elaborar, en coordinación con la Procuraduría, el modelo de agencias y unidades de atención temprana.',
        'The Executive Secretariat is authorized to develop, with the Attorney General’s Office, the model of agencies and early care units.',
      ),
      [
        clause(1, pick('Elaborar el modelo.', 'Develop the model.'), 'binding', [
          secretariatOf('responsible', {
            compliance: 'in_progress',
            verification: 'reported',
            response: 'answered',
            reports: [
              {
                reportedOn: '2017-10-02',
                author: 'Mtro. Julián Ocampo Sáenz',
                narrative: pick(
                  'Proyecto de modelo en consulta con las fiscalías.',
                  'Draft model under consultation with the prosecutors.',
                ),
                percent: 50,
                withdrawal: null,
              },
            ],
            evidence: [evidence('Proyecto de modelo v2.docx', 'SE/0931/2017', 88_204)],
          }),
          untouchedObligation(
            { unitCode: 'PGR', unit: 'Procuraduría General de la República' },
            'supporting',
          ),
        ]),
      ],
    ),
    agreement(
      'resolucion',
      8,
      pick('Norma técnica de los centros de mando', 'Technical standard of the command centres'),
      pick(
        'El Secretariado Ejecutivo elaborará una norma técnica para homologar los centros de control, comando, comunicación y cómputo.',
        'The Executive Secretariat will develop a technical standard for the command, control, communication and computing centres.',
      ),
      [
        clause(1, pick('Elaborar la norma técnica.', 'Develop the standard.'), 'binding', [
          secretariatOf('responsible', {
            ...stories.met,
            evidence: [evidence('Norma técnica publicada.pdf', 'SE/0105/2018', 9_320_115)],
          }),
        ]),
      ],
    ),
    agreement(
      'punto_de_acuerdo',
      1,
      pick('Adhesión al acuerdo entre los Poderes', 'Adherence to the agreement of the branches'),
      pick(
        'Las entidades federativas, en ejercicio de su soberanía, se adherirán al acuerdo publicado.',
        'The federal entities, in the exercise of their sovereignty, will adhere to the published agreement.',
      ),
      [
        clause(
          1,
          pick(
            'Las entidades federativas, en ejercicio de su soberanía, se adherirán al acuerdo publicado.',
            'The federal entities, in the exercise of their sovereignty, will adhere to the published agreement.',
          ),
          'binding',
          entityObligations('obliged'),
        ),
      ],
      '09/XLI/16',
    ),
    agreement(
      'punto_de_acuerdo',
      2,
      pick('Criterios de distribución del fondo', 'Distribution criteria of the fund'),
      pick(
        'Se aprueban los criterios, fórmulas y variables de distribución aplicables en el ejercicio fiscal 2017.',
        'The criteria, formulas and variables for the 2017 fiscal year are approved.',
      ),
      [
        clause(1, pick('Aplicar los criterios.', 'Apply the criteria.'), 'binding', [
          secretariatOf('responsible', {
            due: '2017-12-31',
            dueText: pick('Ejercicio fiscal 2017', '2017 fiscal year'),
            ...stories.met,
            evidence: [evidence('Criterios publicados.pdf', 'DOF 2016-12-30', 300_001)],
          }),
        ]),
      ],
    ),
    agreement(
      'punto_de_acuerdo',
      3,
      pick('Coparticipación con recursos del fondo', 'Co-payment with resources of the fund'),
      pick(
        'Las entidades federativas podrán usar recursos del fondo durante 2017 en esquema de coparticipación.',
        'The federal entities may use resources of the fund during 2017 as co-payment.',
      ),
      [
        clause(
          1,
          pick('Usar recursos en coparticipación.', 'Use resources as co-payment.'),
          'optional',
          entityObligations('enabled', {
            due: '2017-12-31',
            dueText: pick('Ejercicio fiscal 2017', '2017 fiscal year'),
          }),
        ),
      ],
    ),
    agreement(
      'punto_de_acuerdo',
      4,
      pick('Áreas de análisis estadístico', 'Statistical analysis areas'),
      pick(
        'Se aprueban los programas de trabajo para fortalecer las áreas de análisis estadístico, que se ejecutarán a partir de 2017.',
        'The work programs to strengthen statistical analysis are approved, to be carried out from 2017 onwards.',
      ),
      [
        clause(
          1,
          pick('Ejecutar los programas de trabajo.', 'Carry out the work programs.'),
          'binding',
          statistics,
        ),
      ],
    ),
    agreement(
      'punto_de_acuerdo',
      5,
      pick('Integración de las comisiones permanentes', 'Membership of the permanent commissions'),
      pick(
        'Se aprueba la reelección por tres años de las entidades que integran las comisiones permanentes.',
        'Re-election for three years of the entities in the permanent commissions is approved.',
      ),
      [
        clause(
          1,
          pick('Reelección por tres años.', 'Re-election for three years.'),
          'procedural',
          [
            'Comisión de Información',
            'Comisión de Certificación y Acreditación',
            'Comisión de Prevención del Delito y Participación Ciudadana',
          ].map((unit, index) =>
            untouchedObligation({ unitCode: `CP-${String(index + 1)}`, unit }, 'recipient'),
          ),
        ),
      ],
    ),
    agreement(
      'punto_de_acuerdo',
      6,
      pick('Invitados permanentes de la sociedad civil', 'Permanent guests of civil society'),
      pick(
        'Se aprueban los lineamientos y la convocatoria; el Secretariado Ejecutivo informará del resultado en la XLII Sesión.',
        'The guidelines and the call are approved; the Executive Secretariat will report the result at Session XLII.',
      ),
      [
        clause(
          1,
          pick('Informar del resultado en la XLII Sesión.', 'Report the result at Session XLII.'),
          'binding',
          [
            secretariatOf('responsible', {
              due: '2017-08-30',
              dueText: pick('En la XLII Sesión', 'At Session XLII'),
              overdue: true,
            }),
          ],
        ),
      ],
    ),
  ]
}

const totals = (agreements: readonly DossierAgreement[], binding: boolean): Counts =>
  countObligations(
    agreements.flatMap((one) =>
      one.clauses.flatMap((each) =>
        (each.nature === 'binding') === binding ? each.obligations : [],
      ),
    ),
  )

/** Counts follow from the agreements: a changed obligation changes them. */
export const dossierOf = (
  language: Language,
  agreements: DossierAgreement[],
  changes: Partial<Dossier> = {},
): Dossier => ({
  language,
  paper: 'letter',
  today: '2018-03-20',
  asOf: null,
  digest: sha256Of(JSON.stringify(agreements)),
  programVersion: '0.1.0',
  office:
    language === 'es'
      ? 'Secretariado Ejecutivo del Sistema Nacional de Seguridad Pública'
      : 'Executive Secretariat of the National Public Security System',
  demonstration: false,
  session: {
    body:
      language === 'es'
        ? 'Consejo Nacional de Seguridad Pública'
        : 'National Public Security Council',
    roman: 'XLI',
    ordinal: 41,
    type: 'ordinary',
    date: '2016-12-20',
    venue:
      language === 'es' ? 'Palacio Nacional, Ciudad de México' : 'National Palace, Mexico City',
    gazetteDate: '2017-01-04',
  },
  counts: totals(agreements, true),
  apartCounts: totals(agreements, false),
  agreements,
  ...changes,
})

export const sessionDossier = (language: Language, changes: Partial<Dossier> = {}): Dossier =>
  dossierOf(language, agreementsOf(language), changes)

/** The bench's session: every agreement binds every federal entity; one in four reported something. */
export const largeDossier = (agreements: number): Dossier => {
  const { met, partial } = storiesOf('es')
  return dossierOf(
    'es',
    Array.from({ length: agreements }, (_, index) =>
      agreement(
        'acuerdo',
        index + 1,
        `Acuerdo número ${String(index + 1)}`,
        `Texto ${String(index + 1)}.`,
        [
          clause(
            1,
            `Mandato ${String(index + 1)}.`,
            'binding',
            entityObligations('obliged', { due: '2017-12-31' }).map((obligation, unit) =>
              unit % 4 === 0 ? { ...obligation, ...(unit % 8 === 0 ? met : partial) } : obligation,
            ),
          ),
        ],
      ),
    ),
  )
}

export const obligationsOf = (dossier: Dossier): DossierObligation[] =>
  dossier.agreements.flatMap((one) => one.clauses.flatMap((each) => each.obligations))

const withdrawn = (reason: string): DossierWithdrawal => ({
  kind: 'withdrawn',
  reason,
  person: 'Mtra. Elena Robles',
  office: 'Oficina de Acuerdos',
  on: '2018-03-01',
})

/** The session after mistakes were found: one of everything withdrawn, each for its own reason. */
export const dossierWithWithdrawals = (language: Language): Dossier => {
  const agreements = agreementsOf(language)
  const [first, second] = agreements
  const kept = agreements.find(({ sequence, kind }) => sequence === 5 && kind === 'resolucion')
  const urged = first?.clauses.find(({ nature }) => nature === 'exhortative')
  if (!first || !second || !kept || !urged) throw new Error('the session lacks an agreement')
  second.withdrawal = withdrawn('El Consejo no lo acordó.')
  for (const each of second.clauses) {
    each.withdrawal = second.withdrawal
    for (const one of each.obligations) one.withdrawal = second.withdrawal
  }
  urged.withdrawal = withdrawn('La cláusula se capturó dos veces.')
  for (const one of urged.obligations) one.withdrawal = urged.withdrawal
  const told = kept.clauses.flatMap(({ obligations }) => obligations)
  const jalisco = told.find(({ unit }) => unit === 'Jalisco')
  const colima = told.find(({ unit }) => unit === 'Colima')
  if (!jalisco || !colima) throw new Error('the agreement does not bind every state')
  colima.withdrawal = { ...withdrawn('Jalisco'), kind: 'duplicate' }
  jalisco.reports = jalisco.reports.map((one, index) =>
    index === 0 ? { ...one, withdrawal: withdrawn('El avance era de otra unidad.') } : one,
  )
  jalisco.evidence = jalisco.evidence.map((one, index) =>
    index === 0 ? { ...one, withdrawal: withdrawn('El archivo era de otra unidad.') } : one,
  )
  jalisco.verdicts = [
    ...jalisco.verdicts.map((one) => ({ ...one, governing: false })),
    {
      result: 'not_met',
      reason: 'Se reabre.',
      verifier: 'Mtra. Elena Robles',
      office: 'Oficina de Acuerdos',
      issuedOn: '2018-02-01',
      fulfilledOn: null,
      governing: false,
      determining: false,
      inBreach: false,
      withdrawal: withdrawn('No procedía reabrir.'),
    },
    {
      result: 'returned',
      reason: 'Falta la firma.',
      verifier: 'Mtra. Elena Robles',
      office: 'Oficina de Acuerdos',
      issuedOn: '2018-02-09',
      fulfilledOn: null,
      governing: true,
      determining: false,
      inBreach: false,
      withdrawal: null,
    },
  ]
  jalisco.verification = 'returned'
  first.counts = countObligations(
    first.clauses.flatMap(({ nature, obligations }) => (nature === 'binding' ? obligations : [])),
  )
  second.counts = countObligations(second.clauses.flatMap(({ obligations }) => obligations))
  kept.counts = countObligations(told)
  return dossierOf(language, agreements)
}
