import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { type ReactNode, type SyntheticEvent, useId } from 'react'
import type { Refusal } from '../../contract/errors.ts'
import { DraftNote } from './DraftNote.tsx'
import { SaveButton } from './SaveButton.tsx'
import { SaveHint } from './SaveHint.tsx'
import { ErrorNote } from './states.tsx'
import { useSaveShortcut } from './use-save-shortcut.ts'
import { useTexts } from './use-texts.ts'

interface AddFormProps {
  /** What it adds, which its button says too. */
  readonly title: string
  readonly icon: Icon
  /** Who adds it; `null`: nobody has said who they are, and nothing can be saved. */
  readonly person: string | null
  /** ISO 8601: when what an earlier window left was typed. */
  readonly leftAt: string | undefined
  readonly onDiscard: () => void
  readonly running: boolean
  readonly refused: Refusal | null
  readonly onSubmit: (event?: SyntheticEvent<HTMLFormElement>) => void
  /** Its fields. */
  readonly children: ReactNode
}

/** A short form that stands beside the list to which it adds. */
export function AddForm(props: AddFormProps) {
  const { t } = useTexts()
  const { title, icon: Picture, person, refused, onSubmit } = props
  const heading = useId()
  useSaveShortcut(onSubmit)
  return (
    <Paper p="md" component="section" aria-labelledby={heading}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          <Title order={2} size="h5" id={heading}>
            {title}
          </Title>
          <DraftNote leftAt={props.leftAt} onDiscard={props.onDiscard} />
          {props.children}
          {person === null && (
            <Text size="sm" c="gray.7">
              {t('people.addFirst')}
            </Text>
          )}
          {refused !== null && <ErrorNote refusal={refused} />}
          <Group justify="flex-end">
            <SaveButton
              type="submit"
              loading={props.running}
              disabled={person === null}
              leftSection={<Picture size={16} aria-hidden />}
              rightSection={<SaveHint />}
            >
              {title}
            </SaveButton>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
