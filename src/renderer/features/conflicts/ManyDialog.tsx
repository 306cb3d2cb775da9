import { Group, Modal, Radio, ScrollArea, Stack, Table, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconHourglass } from '@tabler/icons-react'
import type { ConflictProposal } from '../../../contract/conflicts.ts'
import { keepingRules } from '../../../contract/conflicts.ts'
import type { Filter } from '../../../contract/rows.ts'
import { isRecordKind } from '../../../core/schema/registry.ts'
import { useAction } from '../../api/actions.ts'
import { useConflictProposal, useRecordLabels } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { conflictSubject } from '../../state/conflict-subject.ts'
import { useFormDrafts } from '../../state/form-drafts.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { fieldLabel } from '../../ui/known-labels.ts'
import { refusalText } from '../../ui/refusal-text.ts'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { valueText, type Names } from '../../ui/value-text.ts'
import { recordsIn } from './value-in-words.ts'

interface ManyDialogProps {
  /** Of the list on screen: which conflicts are meant. */
  readonly filters: readonly Filter[]
  readonly search: string
  readonly onSaved: () => void
  readonly onClose: () => void
}

/** Many conflicts of values decided by a rule: every row is shown before the one save. */
export function ManyDialog({ filters, search, onSaved, onClose }: ManyDialogProps) {
  const { t } = useTexts()
  const person = usePerson()
  useReturnFocus()
  const draft = useFormDraft('conflictRule', '', { rule: 'coordinating', reason: '' })
  const { rule, reason } = draft.values
  const proposal = useConflictProposal(person, { rule, where: filters, search })
  const resolve = useAction('conflicts.resolve')
  const dropForm = useFormDrafts((drafts) => drafts.drop)
  const rows = proposal.data?.rows ?? []
  const names = useRecordLabels([...new Set(rows.flatMap((row) => recordsOf(row)))])
  const decided = rows.filter(({ keep }) => keep !== null)
  const refused = rows.filter((row) => row.refused !== null).length
  const ready = person !== null && decided.length > 0 && refused === 0 && reason.trim() !== ''
  const save = async () => {
    if (person === null || !ready) return
    const saved = await resolve.run({
      as: person,
      reason: reason.trim(),
      decisions: decided.flatMap(({ conflict, values, keep }) =>
        keep === null
          ? []
          : [{ conflict, seen: values.map(({ change }) => change), decision: { keep } }],
      ),
    })
    if (saved === null) return
    draft.drop()
    // What was begun about each of them has nothing to decide any more.
    for (const id of saved.resolved) dropForm('conflict', conflictSubject(id))
    notifications.show({
      color: 'green',
      message: t('conflicts.savedMany', { count: saved.resolved.length }),
    })
    onSaved()
    onClose()
  }
  useSaveShortcut(() => void save())
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('conflicts.many')}
      size="min(1080px, 94vw)"
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
          <Radio.Group
            label={t('conflicts.rule')}
            description={t('conflicts.ruleHint')}
            value={rule}
            onChange={(next) => {
              const known = keepingRules.find((one) => one === next)
              if (known !== undefined) draft.edit({ rule: known })
            }}
          >
            <Group mt="xs">
              {keepingRules.map((one) => (
                <Radio key={one} value={one} label={t(`conflicts.rules.${one}`)} />
              ))}
            </Group>
          </Radio.Group>
          {proposal.isPending && person !== null && <LoadingRows rows={3} />}
          {proposal.isError && <ErrorNote refusal={toRefusal(proposal.error)} />}
          {proposal.data !== undefined && (
            <>
              <Text size="sm">
                {t('conflicts.previewed', {
                  count: decided.length,
                  total: proposal.data.total,
                })}
              </Text>
              <ScrollArea.Autosize mah="38vh" viewportProps={{ tabIndex: 0 }}>
                <Table verticalSpacing={4} aria-label={t('bulk.preview')}>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th scope="col">{t('review.records')}</Table.Th>
                      <Table.Th scope="col">{t('conflicts.kept')}</Table.Th>
                      <Table.Th scope="col">{t('conflicts.replaced')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {rows.map((row) => (
                      <ProposalRow key={row.conflict} row={row} names={names} />
                    ))}
                  </Table.Tbody>
                </Table>
              </ScrollArea.Autosize>
            </>
          )}
          <Textarea
            withAsterisk
            autosize
            minRows={2}
            label={t('records.reason')}
            description={t('conflicts.reasonHint')}
            value={reason}
            onChange={(event) => draft.edit({ reason: event.currentTarget.value })}
          />
          {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
          {resolve.refused !== null && <ErrorNote refusal={resolve.refused} />}
          <FormFooter
            save={t('conflicts.saveMany', { count: decided.length })}
            running={resolve.running}
            disabled={!ready}
            onCancel={onClose}
            kept
          />
        </Stack>
      </form>
    </Modal>
  )
}

const recordsOf = ({ values }: ConflictProposal): readonly string[] =>
  recordsIn({
    values: values.map((value) => ({ ...value, author: '', received: '', seen: [], missing: 0 })),
  })

function ProposalRow({ row, names }: { readonly row: ConflictProposal; readonly names: Names }) {
  const { t, language } = useTexts()
  const { recordKind, field } = row
  const place = { kind: isRecordKind(recordKind) ? recordKind : null, field }
  const saying = ({ value, office }: ConflictProposal['values'][number]): string =>
    `${valueText(place, value, t, language, names)} (${office})`
  const kept = row.values.find(({ change }) => change === row.keep)
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" lineClamp={2}>
          {row.label}
        </Text>
        <Text size="xs" c="gray.7">
          {fieldLabel(field, t)}
        </Text>
        {row.provisional && (
          <StatusBadge tone="neutral" icon={IconHourglass} label={t('conflicts.provisional')} />
        )}
      </Table.Td>
      <Table.Td>
        {row.refused === null ? (
          <Text size="sm" lineClamp={3} fw={500}>
            {kept === undefined ? t('conflicts.stays') : saying(kept)}
          </Text>
        ) : (
          <Text size="sm" c="red.9">
            {refusalText(row.refused, t)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {row.values
          .filter(({ change }) => change !== row.keep)
          .map((value) => (
            <Text key={value.change} size="sm" c="gray.7" lineClamp={3}>
              {saying(value)}
            </Text>
          ))}
      </Table.Td>
    </Table.Tr>
  )
}
