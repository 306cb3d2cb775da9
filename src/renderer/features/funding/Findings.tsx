import { Anchor, List } from '@mantine/core'
import { useState } from 'react'
import type { FundingFindingRow } from '../../../contract/funding.ts'
import type { FundingRow } from '../../../contract/rows.ts'
import { formatPesos } from '../../ui/format.ts'
import { entityOf } from '../../ui/funding-name.ts'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface FindingsProps {
  readonly findings: readonly FundingFindingRow[]
  /** For the names of entities; where the screen is about one record, none. */
  readonly rows: readonly FundingRow[]
}

/** More of them would push the amounts out of sight. */
const firstShown = 3

/** What does not add up, and by how much. */
export function Findings({ findings, rows }: FindingsProps) {
  const { t, language } = useTexts()
  const [open, setOpen] = useState(false)
  if (findings.length === 0) return <Note tone="good">{t('funding.addsUp')}</Note>
  const money = (pesos: number) => formatPesos(pesos, language)
  return (
    <Note tone="partial" title={t('funding.doesNotAddUp')}>
      <List size="sm" spacing={4}>
        {findings.slice(0, open ? findings.length : firstShown).map((finding) => {
          const row = rows.find(({ id }) => id === finding.funding)
          const place =
            row === undefined
              ? null
              : [entityOf(row, language, t), row.programme]
                  .filter((part) => part !== null)
                  .join(' · ')
          const sentence = t(`funding.findings.${finding.code}`, {
            column: t(`fields.${finding.column}`),
            stated: money(finding.stated),
            reckoned: money(finding.reckoned),
            difference: money(Math.abs(finding.difference)),
            parts: finding.parts,
          })
          return (
            <List.Item key={`${finding.funding} ${finding.code} ${finding.column}`}>
              {place === null ? sentence : `${place}. ${sentence}`}
            </List.Item>
          )
        })}
      </List>
      {findings.length > firstShown && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          mt={4}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t('actions.showLess') : t('funding.showFindings', { count: findings.length })}
        </Anchor>
      )}
    </Note>
  )
}
