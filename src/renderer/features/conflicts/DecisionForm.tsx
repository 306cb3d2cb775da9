import { Button, Kbd, Radio, SimpleGrid, Stack, Text, Textarea } from '@mantine/core'
import { type HotkeyItem, useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef, useState } from 'react'
import type { ConflictDetail } from '../../../contract/conflict-rows.ts'
import { useAction } from '../../api/actions.ts'
import { useRecordLabels } from '../../api/queries.ts'
import { conflictSubject } from '../../state/conflict-subject.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { Note } from '../../ui/Note.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { OtherValue } from './OtherValue.tsx'
import { ValueCard } from './ValueCard.tsx'
import { recordsIn } from './value-in-words.ts'

interface DecisionFormProps {
  readonly conflict: ConflictDetail
  readonly onDone: () => void
  readonly onClose: () => void
}

/** The choice by which another value is written. */
const other = 'other'

/**
 * One of the values is kept, or another is written, with the reason. What the form shows is what the save replaces: a
 * value that arrives meanwhile is told, and shown when the person asks for it.
 */
export function DecisionForm({ conflict, onDone, onClose }: DecisionFormProps) {
  const { t } = useTexts()
  const person = usePerson()
  const [shown, setShown] = useState(conflict)
  const draft = useFormDraft('conflict', conflictSubject(conflict.id), {
    choice: '',
    value: null,
    reason: '',
  })
  const resolve = useAction('conflicts.resolve')
  const first = useRef<HTMLInputElement>(null)
  const names = useRecordLabels(recordsIn(shown))
  const { choice, value, reason } = draft.values
  const [tried, setTried] = useState(false)
  const news = changesOf(conflict) !== changesOf(shown)
  const choices = [
    ...shown.values.map(({ change }) => change),
    ...(shown.keepOnly === null ? [other] : []),
  ]
  const chosen = choices.includes(choice)
  const ready = person !== null && chosen && reason.trim() !== ''
  useEffect(() => first.current?.focus({ preventScroll: true }), [])
  const save = async () => {
    setTried(true)
    if (person === null || !ready) return
    const saved = await resolve.run({
      as: person,
      reason: reason.trim(),
      decisions: [
        {
          conflict: shown.id,
          seen: shown.values.map(({ change }) => change),
          decision: choice === other ? { value } : { keep: choice },
        },
      ],
    })
    if (saved === null) return
    draft.drop()
    notifications.show({ color: 'green', message: t('conflicts.saved') })
    onDone()
  }
  useSaveShortcut(() => void save())
  useHotkeys(
    choices.map((one, place): HotkeyItem => [
      String(place + 1),
      (event) => {
        if (!isTyping(event.target)) draft.edit({ choice: one })
      },
      { preventDefault: false },
    ]),
    [],
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack gap="md">
        <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
        {news && (
          <Note tone="partial" urgent>
            <Text size="sm">{t('conflicts.news')}</Text>
            <Button size="compact-sm" variant="default" onClick={() => setShown(conflict)}>
              {t('conflicts.showNews')}
            </Button>
          </Note>
        )}
        <Radio.Group
          value={chosen ? choice : null}
          onChange={(next) => draft.edit({ choice: next })}
          label={t('conflicts.choose')}
          description={t('conflicts.chooseHint')}
          error={tried && !chosen ? t('conflicts.chooseRequired') : null}
          withAsterisk
        >
          <SimpleGrid cols={2} spacing="sm" mt="xs">
            {shown.values.map((one, place) => (
              <ValueCard
                key={one.change}
                conflict={shown}
                value={one}
                place={place + 1}
                names={names}
                chosen={choice === one.change}
                {...(place === 0 ? { inputRef: first } : {})}
              />
            ))}
          </SimpleGrid>
          {shown.keepOnly === null ? (
            <Radio
              mt="sm"
              value={other}
              label={
                <>
                  {t('conflicts.other')} <Kbd size="xs">{choices.length}</Kbd>
                </>
              }
            />
          ) : (
            <Text size="sm" mt="sm" c="gray.7">
              {t(`conflicts.keepOnly.${shown.keepOnly}`)}
            </Text>
          )}
        </Radio.Group>
        {choice === other && shown.keepOnly === null && (
          <OtherValue
            conflict={shown}
            value={value}
            onChange={(next) => draft.edit({ value: next })}
          />
        )}
        <Textarea
          withAsterisk
          autosize
          minRows={2}
          label={t('records.reason')}
          description={t('conflicts.reasonHint')}
          value={reason}
          onChange={(event) => draft.edit({ reason: event.currentTarget.value })}
          error={tried && reason.trim() === '' ? t('records.reasonRequired') : null}
        />
        {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
        {resolve.refused !== null && <ErrorNote refusal={resolve.refused} />}
        <FormFooter save={t('conflicts.save')} running={resolve.running} onCancel={onClose} kept />
      </Stack>
    </form>
  )
}

const changesOf = ({ values }: ConflictDetail): string =>
  values
    .map(({ change }) => change)
    .toSorted()
    .join(' ')

/** A digit that is typed chooses nothing; a value that is chosen has the focus and no text. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type="radio"]), textarea, select')
