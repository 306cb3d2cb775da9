import { Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useAction } from '../../api/actions.ts'
import type { EvidenceDraft } from '../../state/form-drafts.ts'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { withFileName } from '../../ui/refusal-text.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { EvidenceDrop } from './EvidenceDrop.tsx'
import { givenFile } from './given-file.ts'
import { ObligationPanel } from './ObligationPanel.tsx'

interface AddEvidenceDrawerProps {
  readonly obligation: string
  /** The report that it supports. */
  readonly report: string
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onClose: () => void
}

/** More evidence for a report that was made before: files, or where something was published. */
export function AddEvidenceDrawer(props: AddEvidenceDrawerProps) {
  const { t } = useTexts()
  return (
    <ObligationPanel
      title={t('evidence.addTitle')}
      obligation={props.obligation}
      onClose={props.onClose}
    >
      {(_detail, person) => <AddEvidenceForm {...props} person={person} />}
    </ObligationPanel>
  )
}

function AddEvidenceForm({
  obligation,
  report,
  today,
  onClose,
  person,
}: AddEvidenceDrawerProps & { person: string }) {
  const { t } = useTexts()
  const [files, setFiles] = useState<readonly EvidenceDraft[]>([])
  const [link, setLink] = useState('')
  const add = useAction('evidence.add')
  const published = link.trim()
  const nothing = files.length === 0 && published === ''
  const submit = async () => {
    if (nothing) return
    const links = published === '' ? [] : [published]
    const added = await add.run({
      as: person,
      obligation,
      report,
      evidence: [
        ...files.map(givenFile),
        ...links.map((address) => ({
          link: address,
          kind: 'publication' as const,
          reference: null,
          date: null,
        })),
      ],
    })
    if (added === null) return
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
        <Text size="sm">{t('evidence.addIntro')}</Text>
        <EvidenceDrop today={today} evidence={files} onChange={setFiles} />
        <TextInput
          label={t('evidence.link')}
          description={t('evidence.linkHint')}
          value={link}
          onChange={(event) => setLink(event.currentTarget.value)}
        />
        {add.refused !== null && <ErrorNote refusal={withFileName(add.refused, files)} />}
        <FormFooter
          save={t('evidence.add')}
          running={add.running}
          disabled={nothing}
          onCancel={onClose}
        />
      </Stack>
    </form>
  )
}
