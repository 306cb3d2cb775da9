import { Group, Modal, ScrollArea, Stack, Table, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowRight } from '@tabler/icons-react'
import { useAction } from '../../api/actions.ts'
import { useChoicePreview, useUnitTree } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { formatDay } from '../../ui/format.ts'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { unitName } from '../../ui/units.ts'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface ChoiceDialogProps {
  readonly choices: readonly { readonly obligation: string; readonly unit: string }[]
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** What the form is about, for its draft. */
export const choiceSubject = (choices: ChoiceDialogProps['choices']): string =>
  choices[0]?.obligation ?? ''

/** What the choices would do, by whose authority and why: then one save. */
export function ChoiceDialog({ choices, onClose, onSaved }: ChoiceDialogProps) {
  const { t, language } = useTexts()
  const person = usePerson()
  useReturnFocus()
  const draft = useFormDraft('choice', choiceSubject(choices), {
    authority: '',
    reason: '',
    choices,
  })
  const { authority, reason } = draft.values
  const preview = useChoicePreview(choices)
  const units = useUnitTree()
  const choose = useAction('splits.choose')
  const nameOf = (code: string) => {
    const unit = units.data?.find((candidate) => candidate.code === code)
    return unit === undefined ? code : unitName(unit, language)
  }
  const ready =
    person !== null &&
    preview.data?.refused === 0 &&
    authority.trim() !== '' &&
    reason.trim() !== ''
  const save = async () => {
    if (person === null || !ready) return
    const saved = await choose.run({ as: person, choices: [...choices], authority, reason })
    if (saved === null) return
    draft.drop()
    notifications.show({
      color: 'green',
      message: t('splits.saved', { count: saved.records.length }),
    })
    onSaved()
    onClose()
  }
  useSaveShortcut(() => void save())
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('splits.previewTitle', { count: choices.length })}
      size="min(960px, 94vw)"
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
          {preview.isPending && <LoadingRows rows={3} />}
          {preview.isError && <ErrorNote refusal={toRefusal(preview.error)} />}
          {preview.data !== undefined && (
            <ScrollArea.Autosize mah="40vh" viewportProps={{ tabIndex: 0 }}>
              <Table verticalSpacing={4} aria-label={t('bulk.preview')}>
                <Table.Tbody>
                  {preview.data.rows.map((row) => (
                    <Table.Tr key={row.obligation}>
                      <Table.Td>
                        {row.agreementTitle ?? row.agreementNumber ?? t('common.numberUnknown')}
                        <Text size="xs" c="dimmed">
                          {t('agreements.clause', { order: row.clauseOrder })}
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        {row.refused === null ? (
                          <Group gap={6} wrap="nowrap">
                            <Text size="sm">{nameOf(row.before)}</Text>
                            <IconArrowRight size={14} aria-label={t('bulk.becomes')} />
                            <Text size="sm" fw={500}>
                              {nameOf(row.after ?? '')}
                            </Text>
                          </Group>
                        ) : (
                          <Text size="sm" c="red.9">
                            {refusalText(row.refused, t)}
                          </Text>
                        )}
                      </Table.Td>
                      <Table.Td style={{ whiteSpace: 'nowrap' }}>
                        {row.from === null
                          ? null
                          : t('terms.since', { from: formatDay(row.from, language) })}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollArea.Autosize>
          )}
          <TextInput
            required
            label={t('bulk.authority')}
            value={authority}
            onChange={(event) => draft.edit({ authority: event.currentTarget.value, choices })}
          />
          <Textarea
            required
            autosize
            minRows={2}
            label={t('bulk.reason')}
            value={reason}
            onChange={(event) => draft.edit({ reason: event.currentTarget.value, choices })}
          />
          {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
          {choose.refused !== null && <ErrorNote refusal={choose.refused} />}
          <FormFooter
            save={t('splits.save', { count: choices.length })}
            running={choose.running}
            disabled={!ready}
            onCancel={onClose}
            kept
          />
        </Stack>
      </form>
    </Modal>
  )
}
