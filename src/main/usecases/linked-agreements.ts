import type { LinkedAgreement } from '../../contract/indicators.ts'
import type { Register } from './ports/register.ts'
import { rowsWhere } from './rows-where.ts'

/** The agreements that an indicator measures or money supports. */
export function linkedAgreements(
  register: Register,
  today: string,
  target: string,
  kind: 'measured_by' | 'funded_by',
): readonly LinkedAgreement[] {
  const links = rowsWhere(register, today, 'links', { target: [target], kind: [kind] })
  const agreements = rowsWhere(register, today, 'agreements', {
    id: links.map(({ agreement }) => agreement),
  })
  return agreements.flatMap((agreement) => {
    const link = links.find((candidate) => candidate.agreement === agreement.id)
    return link === undefined ? [] : [{ link: link.id, agreement }]
  })
}
