import type { TFunction } from 'i18next'
import type { ExchangedOffice } from '../../../contract/exchange/overview.ts'

/** More names than these are counted. */
const mostNames = 4

/** What an office may have, in words. */
export function scopeText(
  { scope, scopeNames }: Pick<ExchangedOffice, 'scope' | 'scopeNames'>,
  t: TFunction,
): string {
  const confidential = scope.includes('confidential')
  if (scope.includes('all')) {
    return t(confidential ? 'exchange.scope.allConfidential' : 'exchange.scope.all')
  }
  if (scopeNames.length === 0) return t('exchange.scope.catalogue')
  const names = scopeNames
    .slice(0, mostNames)
    .map(({ name }) => name ?? t('exchange.scope.unknown'))
    .join(', ')
  const more = scopeNames.length - mostNames
  const listed = more > 0 ? t('exchange.scope.more', { names, count: more }) : names
  return confidential ? t('exchange.scope.withConfidential', { names: listed }) : listed
}
