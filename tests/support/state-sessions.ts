/** Sessions whose every agreement binds the 32 federal entities: the size the matrix is made for. */

export const agreementsOfSession = 20

/** What `capture.accept` is given for each of some sessions that follow each other: 20 agreements, 640 obligations. */
export function stateSessions(person: string, count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, session) => ({
    as: person,
    body: 'CNSP',
    ordinal: 61 + session,
    type: 'ordinary',
    date: `2017-12-${String(session + 1).padStart(2, '0')}`,
    gazetteDate: null,
    language: 'es',
    agreements: Array.from({ length: agreementsOfSession }, (__, place) => ({
      number: null,
      kind: 'acuerdo',
      sequence: place + 1,
      title: `Acuerdo ${place + 1} de la sesión ${61 + session}`,
      // Two agreements with the same words would be one.
      text: `Las entidades federativas instalarán la unidad número ${place + 1}.`,
      procedural: false,
      clauses: [
        {
          text: 'Las entidades federativas instalarán la unidad de policía cibernética.',
          nature: 'binding',
          addressees: [{ unit: 'ENT-32', role: 'obliged', inferred: false }],
          deadline: { rule: 'fixed_day', date: '2018-06-30' },
        },
      ],
      checks: [],
      fundingNote: null,
      legalBasis: null,
      span: { start: 0, end: 1 },
      phrases: [],
    })),
    indicators: [],
    source: null,
  }))
}
