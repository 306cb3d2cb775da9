import { IconArrowsExchange, IconFilePencil, IconFileX, IconGavel } from '@tabler/icons-react'
import type { AgreementRow } from '../../contract/rows.ts'
import { StatusBadge } from './StatusBadge.tsx'
import { useTexts } from './use-texts.ts'

/** A draft or a rejected agreement says so; an approved one is what every other is. */
export function StageBadge({ stage, stageReason }: Pick<AgreementRow, 'stage' | 'stageReason'>) {
  const { t } = useTexts()
  switch (stage) {
    case 'approved':
      return null
    case 'drafted':
      return (
        <StatusBadge
          tone="active"
          icon={IconFilePencil}
          label={t('codes.agreementStages.drafted')}
          hint={t('decide.draftHint')}
        />
      )
    case 'rejected':
      return (
        <StatusBadge
          tone="neutral"
          icon={IconFileX}
          label={t('codes.agreementStages.rejected')}
          {...(stageReason === null ? {} : { hint: stageReason })}
        />
      )
  }
}

/** What later agreements did to this one. */
export function LineageBadges({
  repealedBy,
  modifiedBy,
}: Pick<AgreementRow, 'repealedBy' | 'modifiedBy'>) {
  const { t } = useTexts()
  return (
    <>
      {repealedBy !== null && (
        <StatusBadge
          tone="bad"
          icon={IconGavel}
          label={t('lineage.repealedBy', { name: repealedBy })}
        />
      )}
      {modifiedBy !== null && (
        <StatusBadge
          tone="partial"
          icon={IconArrowsExchange}
          label={t('lineage.modifiedBy', { name: modifiedBy })}
        />
      )}
    </>
  )
}
