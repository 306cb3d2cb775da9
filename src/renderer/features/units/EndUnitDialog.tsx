import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowRampRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { useAction } from '../../api/actions.ts'
import { useUnitEndPreview } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { Note } from '../../ui/Note.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { UnitsPicker } from '../../ui/UnitsPicker.tsx'
import { unitName } from '../../ui/units.ts'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import type { UnitNode } from './unit-tree.ts'

interface EndUnitProps {
  readonly unit: UnitNode
  readonly units: readonly UnitNode[]
}

export function EndUnitButton(props: EndUnitProps) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowRampRight size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('units.end')}
      </Button>
      {open && <EndUnitDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Ends a unit and names who follows it; what would pass is shown before anything is saved. */
function EndUnitDialog({ unit, units, onClose }: EndUnitProps & { readonly onClose: () => void }) {
  const { t, language } = useTexts()
  const person = usePerson()
  const end = useAction('units.end')
  const draft = useFormDraft('endUnit', unit.id, { on: null, successors: [], absorbs: false })
  const { on, successors, absorbs } = draft.values
  const input =
    on === null
      ? null
      : {
          unit: unit.code,
          on,
          successors: [...successors],
          kind: absorbs ? ('absorbs' as const) : ('replaces' as const),
        }
  const preview = useUnitEndPreview(input)
  const save = async () => {
    if (person === null || input === null) return
    const ended = await end.run({ as: person, ...input })
    if (ended === null) return
    draft.drop()
    notifications.show({ color: 'green', message: t('units.ended') })
    onClose()
  }
  useSaveShortcut(() => void save())
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('units.endTitle', { name: unitName(unit, language) })}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
          <DayInput
            required
            label={t('units.endOn')}
            value={on}
            onChange={(day) => draft.edit({ on: day })}
          />
          <UnitsPicker
            units={units.filter(({ code }) => code !== unit.code)}
            value={successors}
            onChange={(codes) => draft.edit({ successors: codes })}
            label={t('units.endSuccessors')}
            description={t('units.endSuccessorsHint')}
          />
          {successors.length === 1 && (
            <Checkbox
              label={t('units.endAbsorbs')}
              checked={absorbs}
              onChange={(event) => draft.edit({ absorbs: event.currentTarget.checked })}
            />
          )}
          {preview.isSuccess && <Outcome preview={preview.data} />}
          {preview.isError && end.refused === null && (
            <ErrorNote refusal={toRefusal(preview.error)} />
          )}
          {person === null && <Text size="sm">{t('units.needsPerson')}</Text>}
          {end.refused !== null && <ErrorNote refusal={end.refused} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('actions.cancel')}
            </Button>
            <SaveButton
              type="submit"
              loading={end.running}
              disabled={person === null || input === null || preview.isError}
            >
              {t('units.endSave')}
            </SaveButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function Outcome({ preview }: { readonly preview: MethodResult<'units.end.preview'> }) {
  const { t } = useTexts()
  const { kind, obligations: count, open } = preview
  if (kind === null) return <Note tone="neutral">{t('units.endNobody', { count })}</Note>
  return kind === 'splits' ? (
    <Note tone="partial">{t('units.endSplit', { count })}</Note>
  ) : (
    <Note tone="neutral">{t('units.endPasses', { count, open })}</Note>
  )
}
