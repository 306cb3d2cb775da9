import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { SettingsFields } from '../../../contract/institutions.ts'
import { mostSettingDays } from '../../../core/compliance/office-settings.ts'
import { useAction } from '../../api/actions.ts'
import { useSettings } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { SaveHint } from '../../ui/SaveHint.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** How early this office is warned. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const settings = useSettings()
  return (
    <Modal opened onClose={onClose} title={t('officeSettings.title')}>
      {settings.isPending && <LoadingRows rows={3} />}
      {settings.isError && (
        <ErrorNote refusal={toRefusal(settings.error)} onRetry={() => void settings.refetch()} />
      )}
      {settings.isSuccess && <SettingsForm current={settings.data} onClose={onClose} />}
    </Modal>
  )
}

interface SettingsFormProps {
  readonly current: SettingsFields
  readonly onClose: () => void
}

function SettingsForm({ current, onClose }: SettingsFormProps) {
  const { t } = useTexts()
  const person = usePerson()
  const edit = useAction('settings.edit')
  const draft = useFormDraft('settings', '', {})
  const chosen = { ...current, ...draft.values }
  const save = async () => {
    if (person === null) return
    const saved = await edit.run({ as: person, settings: chosen })
    if (saved === null) return
    draft.drop()
    notifications.show({ color: 'green', message: t('officeSettings.saved') })
    onClose()
  }
  useSaveShortcut(() => void save())
  const field = (name: keyof SettingsFields) => ({
    value: chosen[name],
    min: 0,
    max: mostSettingDays,
    allowDecimal: false,
    clampBehavior: 'strict' as const,
    onChange: (value: string | number) => {
      if (typeof value === 'number') draft.edit({ [name]: value })
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack>
        <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
        <NumberInput
          data-autofocus
          label={t('officeSettings.dueSoonDays')}
          description={t('officeSettings.dueSoonHint')}
          {...field('dueSoonDays')}
        />
        <NumberInput
          label={t('officeSettings.longestReceiptDays')}
          {...field('longestReceiptDays')}
        />
        <NumberInput label={t('officeSettings.silentAfterDays')} {...field('silentAfterDays')} />
        {person === null && <Text size="sm">{t('units.needsPerson')}</Text>}
        {edit.refused !== null && <ErrorNote refusal={edit.refused} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <SaveButton
            type="submit"
            loading={edit.running}
            disabled={person === null}
            rightSection={<SaveHint />}
          >
            {t('actions.save')}
          </SaveButton>
        </Group>
      </Stack>
    </form>
  )
}
