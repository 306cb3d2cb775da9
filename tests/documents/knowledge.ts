import type { IntakeKnowledge, KnownUnit } from '../../src/main/intake/knowledge.ts'

/** The units, bodies and indicators that the bundled documents speak of, as a register would give them. */
const entities: readonly (readonly [code: string, ...names: string[]])[] = [
  ['MX-AGU', 'Aguascalientes', 'Ags.'],
  ['MX-BCN', 'Baja California', 'BC'],
  ['MX-BCS', 'Baja California Sur', 'BCS'],
  ['MX-CAM', 'Campeche', 'Camp.'],
  ['MX-COA', 'Coahuila de Zaragoza', 'Coahuila', 'Coah.'],
  ['MX-COL', 'Colima', 'Col.'],
  ['MX-CHP', 'Chiapas', 'Chis.'],
  ['MX-CHH', 'Chihuahua', 'Chih.'],
  ['MX-CMX', 'Ciudad de México', 'CDMX', 'Distrito Federal', 'Mexico City'],
  ['MX-DUR', 'Durango', 'Dgo.'],
  ['MX-GUA', 'Guanajuato', 'Gto.'],
  ['MX-GRO', 'Guerrero', 'Gro.'],
  ['MX-HID', 'Hidalgo', 'Hgo.'],
  ['MX-JAL', 'Jalisco', 'Jal.'],
  ['MX-MEX', 'México', 'Estado de México', 'Mex.'],
  ['MX-MIC', 'Michoacán de Ocampo', 'Michoacán', 'Mich.'],
  ['MX-MOR', 'Morelos', 'Mor.'],
  ['MX-NAY', 'Nayarit', 'Nay.'],
  ['MX-NLE', 'Nuevo León', 'NL'],
  ['MX-OAX', 'Oaxaca', 'Oax.'],
  ['MX-PUE', 'Puebla', 'Pue.'],
  ['MX-QUE', 'Querétaro', 'Qro.'],
  ['MX-ROO', 'Quintana Roo', 'Q. Roo'],
  ['MX-SLP', 'San Luis Potosí', 'SLP'],
  ['MX-SIN', 'Sinaloa', 'Sin.'],
  ['MX-SON', 'Sonora', 'Son.'],
  ['MX-TAB', 'Tabasco', 'Tab.'],
  ['MX-TAM', 'Tamaulipas', 'Tamps.'],
  ['MX-TLA', 'Tlaxcala', 'Tlax.'],
  ['MX-VER', 'Veracruz de Ignacio de la Llave', 'Veracruz', 'Ver.'],
  ['MX-YUC', 'Yucatán', 'Yuc.'],
  ['MX-ZAC', 'Zacatecas', 'Zac.'],
]

const unit = (code: string, kind: KnownUnit['kind'], ...names: string[]): KnownUnit => ({
  code,
  kind,
  names: [code, ...names],
  members: [],
  ended: false,
})

const units: readonly KnownUnit[] = [
  ...entities.map(([code, ...names]) => unit(code, 'federal_entity', ...names)),
  {
    ...unit('ENT-32', 'group', 'Entidades federativas (32)', 'Federal entities (32)'),
    members: entities.map(([code]) => code),
  },
  unit(
    'CNSP',
    'council',
    'Consejo Nacional de Seguridad Pública',
    'National Public Security Council',
  ),
  unit(
    'SESNSP',
    'administrative_unit',
    'Secretariado Ejecutivo del Sistema Nacional de Seguridad Pública',
    'Executive Secretariat of the National Public Security System',
  ),
  unit(
    'CP-INF',
    'commission',
    'Comisión Permanente de Información',
    'Permanent Commission of Information',
  ),
  unit(
    'CP-CYA',
    'commission',
    'Comisión Permanente de Certificación y Acreditación',
    'Permanent Commission of Certification and Accreditation',
  ),
  unit(
    'CP-PDPC',
    'commission',
    'Comisión Permanente de Prevención del Delito y Participación Ciudadana',
    'Permanent Commission of Crime Prevention and Citizen Participation',
  ),
  unit(
    'CNPJ',
    'conference',
    'Conferencia Nacional de Procuración de Justicia',
    'National Conference of Prosecution',
  ),
  unit('SEGOB', 'secretariat', 'Secretaría de Gobernación', 'Interior Secretariat'),
  unit(
    'SEGOB-SPPC',
    'undersecretariat',
    'Subsecretaría de Prevención y Participación Ciudadana',
    'Under-Secretariat for Prevention and Citizen Participation',
  ),
  unit('PGR', 'prosecutor', 'Procuraduría General de la República', "Attorney General's Office"),
  unit(
    'CNS',
    'administrative_unit',
    'Comisión Nacional de Seguridad',
    'National Security Commission',
  ),
  unit('PF', 'police', 'Policía Federal', 'Federal Police'),
]

export const knowledge: IntakeKnowledge = {
  units,
  bodies: [
    {
      code: 'CNSP',
      unit: 'CNSP',
      names: ['Consejo Nacional de Seguridad Pública', 'National Public Security Council'],
    },
    {
      code: 'CP-PDPC',
      unit: 'CP-PDPC',
      names: [
        'Comisión Permanente de Prevención del Delito y Participación Ciudadana',
        'Permanent Commission of Crime Prevention and Citizen Participation',
      ],
    },
  ],
  indicators: [
    ['Incidencia delictiva total', 'Total crime incidence'],
    ['Homicidio doloso', 'Intentional homicide'],
    ['Homicidio doloso, frontera norte', 'Intentional homicide, northern border'],
    ['Robo con violencia y robo en carreteras', 'Violent robbery and highway theft'],
    ['Secuestro', 'Kidnapping'],
    ['Extorsión', 'Extortion'],
  ].map(([name = '', nameEnglish = '']) => ({
    name,
    nameEnglish,
    baselinePeriod: 'enero-noviembre de 2012',
    source: 'catálogo de prueba',
  })),
  followUpUnit: 'SESNSP',
}
