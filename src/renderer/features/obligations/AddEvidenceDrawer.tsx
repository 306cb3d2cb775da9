import { Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { ObligationRow } from '../../../contract/rows.ts'
import { useAction } from '../../api/actions.ts'
import { evidenceLack, givenEvidence } from '../../state/given-evidence.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { Note } from '../../ui/Note.tsx'
import { withFileName } from '../../ui/refusal-text.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { EvidenceDrop } from './EvidenceDrop.tsx'
import { ObligationPanel } from './ObligationPanel.tsx'
import { useOtherClauses } from './use-other-clauses.ts'

interface AddEvidenceDrawerProps {
  readonly obligation: string
  /** The report that it supports; `null`: the obligation as such. */
  readonly report: string | null
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onClose: () => void
}

/** More evidence for a report that was made before, or for an obligation without one. */
export function AddEvidenceDrawer(props: AddEvidenceDrawerProps) {
  const { t } = useTexts()
  return (
    <ObligationPanel
      title={t(props.report === null ? 'evidence.addTitleAlone' : 'evidence.addTitle')}
      obligation={props.obligation}
      onClose={props.onClose}
    >
      {(detail, person) => <AddEvidenceForm {...props} row={detail.obligation} person={person} />}
    </ObligationPanel>
  )
}

function AddEvidenceForm({
  obligation,
  report,
  today,
  onClose,
  row,
  person,
}: AddEvidenceDrawerProps & { row: ObligationRow; person: string }) {
  const { t } = useTexts()
  const clauses = useOtherClauses(row)
  const subject = report === null ? obligation : `${obligation}_${report}`
  const draft = useFormDraft('addEvidence', subject, { evidence: [] })
  const { evidence } = draft.values
  const [tried, setTried] = useState(false)
  const add = useAction('evidence.add')
  const submit = async () => {
    setTried(true)
    if (evidence.length === 0 || evidence.some((item) => evidenceLack(item) !== null)) return
    const added = await add.run({
      as: person,
      obligation,
      report,
      evidence: evidence.map(givenEvidence),
    })
    if (added === null) return
    draft.drop()
    notifications.show({
      color: 'green',
      message: t('evidence.added', { count: added.evidence.length }),
    })
    onClose()
  }
  useSaveShortcut(() => void submit())
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack>
        <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
        <Text size="sm">{t(report === null ? 'evidence.addIntroAlone' : 'evidence.addIntro')}</Text>
        <EvidenceDrop
          today={today}
          evidence={evidence}
          clauses={clauses}
          tried={tried}
          onChange={(items) => {
            draft.keep({ evidence: items })
            setTried(false)
          }}
        />
        {tried && evidence.length === 0 && <Note tone="partial">{t('evidence.nothing')}</Note>}
        {add.refused !== null && <ErrorNote refusal={withFileName(add.refused, evidence)} />}
        <FormFooter save={t('evidence.add')} running={add.running} onCancel={onClose} kept />
      </Stack>
    </form>
  )
}
