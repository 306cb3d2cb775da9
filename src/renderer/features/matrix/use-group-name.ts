import type { MatrixRow } from '../../../contract/matrix.ts'
import { useBodyNames } from '../../api/queries.ts'
import type { MatrixGrouping } from '../../../core/compliance/matrix-groups.ts'
import { formatDay } from '../../ui/format.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** What a group of rows is called, told by any row of it. */
export function useGroupName(grouping: MatrixGrouping): (row: MatrixRow) => string {
  const { t, language } = useTexts()
  const bodies = useBodyNames(language)
  return (row) => {
    switch (grouping) {
      case 'session':
        return [
          t('sessions.short', { roman: row.session }),
          ...(row.sessionDate === null ? [] : [formatDay(row.sessionDate, language)]),
          bodies.get(row.body) ?? row.body,
        ].join(' · ')
      case 'kind':
        return t(`codes.agreementKinds.${row.kind}`)
      case 'topic':
        return row.topic ?? t('matrix.noTopic')
      case 'none':
        return ''
    }
  }
}
