import type { TFunction } from 'i18next'
import type { AgreementRow, ObligationRow, SessionRow } from '../../contract/rows.ts'
import type { Language } from '../../core/schema/codes.ts'
import { formatDay } from './format.ts'

/** "XLI sesión ordinaria" */
export function sessionName(session: Pick<SessionRow, 'roman' | 'type'>, t: TFunction): string {
  return t('sessions.session', {
    roman: session.roman,
    type: t(`codes.sessionTypes.${session.type}`).toLowerCase(),
  })
}

/** "CNSP · XLI sesión ordinaria · 20 dic 2016": what tells it from those of other bodies. */
export function sessionInFull(
  session: Pick<SessionRow, 'body' | 'roman' | 'type' | 'date'>,
  language: Language,
  t: TFunction,
): string {
  const day = session.date === null ? [] : [formatDay(session.date, language)]
  return [session.body, sessionName(session, t), ...day].join(' · ')
}

/** What people call an agreement: its official number, else its kind and its place among those. */
export function agreementName(
  agreement: Pick<AgreementRow, 'number' | 'kind' | 'sequence'>,
  t: TFunction,
): string {
  const kind = t(`codes.agreementKinds.${agreement.kind}`)
  if (agreement.number !== null) return `${kind} ${agreement.number}`
  if (agreement.sequence === null) return kind
  return t('agreements.sequence', { kind, sequence: agreement.sequence })
}

/** "Acuerdo 01/XLI/16 · XLI sesión · Policía cibernética": what tells it from those of other sessions. */
export function agreementInFull(
  agreement: Pick<AgreementRow, 'number' | 'kind' | 'sequence' | 'session' | 'title' | 'text'>,
  t: TFunction,
): string {
  const session = t('sessions.short', { roman: agreement.session })
  const subject = agreement.title ?? agreement.text.slice(0, 80)
  return [agreementName(agreement, t), session, subject].join(' · ')
}

export function agreementOf(obligation: ObligationRow, t: TFunction): string {
  return agreementName(
    {
      number: obligation.agreementNumber,
      kind: obligation.agreementKind,
      sequence: obligation.agreementSequence,
    },
    t,
  )
}

export function unitOf(
  obligation: Pick<ObligationRow, 'unitName' | 'unitNameEnglish'>,
  language: Language,
): string {
  return language === 'en'
    ? (obligation.unitNameEnglish ?? obligation.unitName)
    : obligation.unitName
}

/** Whom an obligation names to verify it; empty: nobody. */
export function verifierOf(
  obligation: Pick<ObligationRow, 'verifierName' | 'verifierNameEnglish'>,
  language: Language,
): string {
  const named = obligation.verifierName ?? ''
  return language === 'en' ? (obligation.verifierNameEnglish ?? named) : named
}

/** "Durango · Acuerdo 03/XLI/16 · Cláusula 1 · Implantar la unidad…": what tells it from others of its unit. */
export const obligationInFull = (
  obligation: ObligationRow,
  language: Language,
  t: TFunction,
): string =>
  [
    unitOf(obligation, language),
    agreementOf(obligation, t),
    t('agreements.clause', { order: obligation.clauseOrder }),
    obligation.text.slice(0, 80),
  ].join(' · ')
