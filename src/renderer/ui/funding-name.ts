import type { TFunction } from 'i18next'
import type { FundingRow } from '../../contract/rows.ts'
import type { Language } from '../../core/schema/codes.ts'

type Place = Pick<FundingRow, 'entity' | 'entityName' | 'entityNameEnglish'>

/** Whose money it is: an entity's, or the nation's. */
export function entityOf(
  { entity, entityName, entityNameEnglish }: Place,
  language: Language,
  t: TFunction,
): string {
  if (entity === null) return t('funding.nation')
  return (language === 'en' ? entityNameEnglish : null) ?? entityName ?? entity
}

/** "FASP 2017 · Durango · Profesionalización" */
export function fundingName(
  row: Place & Pick<FundingRow, 'fund' | 'year' | 'programme'>,
  language: Language,
  t: TFunction,
): string {
  const parts = [`${row.fund} ${row.year}`, entityOf(row, language, t), row.programme]
  return parts.filter((part) => part !== null).join(' · ')
}
