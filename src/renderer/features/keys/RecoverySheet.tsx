import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconDeviceFloppy, IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { usePerson } from '../../state/preferences.ts'
import { useUnlockedAction } from '../../state/unlocking.ts'
import { EightWords } from '../../ui/EightWords.tsx'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { PassphraseForm } from './PassphraseForm.tsx'

type Saved = NonNullable<MethodResult<'recovery.save'>>

/** The keys on paper, sealed with a passphrase of the sheet's own. */
export function RecoverySheet({ onClose }: { onClose: () => void }) {
  const { t, language } = useTexts()
  const person = usePerson()
  const save = useUnlockedAction('recovery.save', () => present)
  const [saved, setSaved] = useState<Saved | null>(null)
  const write = async (passphrase: string) => {
    if (person === null) return false
    // Mexican offices print on letter; the command line knows A4.
    const written = await save.run({ as: person, language, paper: 'letter', passphrase })
    if (written === null) return false
    save.forget()
    setSaved(written)
    return true
  }
  return (
    <Modal
      opened
      size="lg"
      title={t('keys.sheetTitle')}
      closeOnClickOutside={false}
      onClose={onClose}
    >
      {saved === null ? (
        <>
          {person === null && <Note tone="partial">{t('errors.person_required')}</Note>}
          <PassphraseForm
            hint={t('keys.sheetHint')}
            warning={t('keys.sheetKeep')}
            submit={t('keys.saveSheet')}
            icon={IconDeviceFloppy}
            running={save.running}
            refused={save.refused}
            onChosen={write}
            onCancel={onClose}
          />
        </>
      ) : (
        <SavedSheet saved={saved} onClose={onClose} />
      )}
    </Modal>
  )
}

function SavedSheet({ saved, onClose }: { saved: Saved; onClose: () => void }) {
  const { t } = useTexts()
  const show = useAction('files.show')
  return (
    <Stack>
      <Note tone="good">{t('keys.sheetSaved', { file: saved.file })}</Note>
      <Text size="sm">{t('keys.sheetWordsHint')}</Text>
      <EightWords words={saved.words} label={t('keys.sheetWords')} />
      <Group justify="flex-end">
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={16} aria-hidden />}
          onClick={() => void show.run({ file: saved.file })}
        >
          {t('enrolment.showFile')}
        </Button>
        <Button data-autofocus onClick={onClose}>
          {t('actions.close')}
        </Button>
      </Group>
    </Stack>
  )
}
