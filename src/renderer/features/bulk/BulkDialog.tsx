import { Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { BulkAction } from '../../../contract/bulk.ts'
import { usePerson } from '../../state/preferences.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { BulkPreview } from './BulkPreview.tsx'
import { ExtensionFields } from './ExtensionFields.tsx'
import { ProgressFields } from './ProgressFields.tsx'
import type { RenderEvidence } from './render-evidence.ts'
import { ReassignmentFields } from './ReassignmentFields.tsx'
import { VerdictFields } from './VerdictFields.tsx'
import type { GivenAction } from './given-action.ts'

interface BulkDialogProps {
  readonly action: BulkAction['action']
  readonly obligations: readonly string[]
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly renderEvidence: RenderEvidence
  readonly onClose: () => void
}

/** One action on many obligations: what is said of all of them, then what it would change, then one save. */
export function BulkDialog(props: BulkDialogProps) {
  const { action, obligations, onClose } = props
  const { t } = useTexts()
  const person = usePerson()
  useReturnFocus()
  const [previewed, setPreviewed] = useState<GivenAction | null>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`bulk.titles.${action}`)}
      // Work is in it: left on purpose, not by a click beside it.
      closeOnClickOutside={false}
      size={previewed === null ? 680 : 'min(1120px, 94vw)'}
      transitionProps={{ duration: 0 }}
      styles={{ title: { fontWeight: 600, fontSize: 'var(--mantine-font-size-lg)' } }}
    >
      {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
      <Stack display={previewed === null ? 'flex' : 'none'}>
        <Text size="sm">{t('bulk.intro', { count: obligations.length })}</Text>
        {person !== null && <Fields {...props} onReady={setPreviewed} />}
      </Stack>
      {previewed !== null && person !== null && (
        <BulkPreview
          person={person}
          obligations={obligations}
          action={previewed}
          onAction={setPreviewed}
          onBack={() => setPreviewed(null)}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}

function Fields({
  action,
  today,
  renderEvidence,
  onReady,
  onClose,
}: BulkDialogProps & { onReady: (action: GivenAction) => void }) {
  const form = { today, onReady, onCancel: onClose }
  switch (action) {
    case 'progress':
      return <ProgressFields {...form} renderEvidence={renderEvidence} />
    case 'verdict':
      return <VerdictFields {...form} />
    case 'extension':
      return <ExtensionFields {...form} />
    case 'reassignment':
      return <ReassignmentFields {...form} />
  }
}
