import {
  ActionIcon,
  Button,
  Group,
  Paper,
  Select,
  Stack,
  Text,
  Textarea,
  Tooltip,
} from '@mantine/core'
import { IconCut, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { clauseNatures } from '../../../core/schema/codes.ts'
import type { ClauseWork } from '../../state/capture-drafts.ts'
import type { CaptureEdit } from '../../state/capture-work.ts'
import { DeadlineEditor } from '../../ui/DeadlineEditor.tsx'
import type { UnitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { AddresseeEditor } from './AddresseeEditor.tsx'

interface ClauseEditorProps {
  readonly clause: ClauseWork
  /** From 1. */
  readonly order: number
  readonly units: readonly UnitName[]
  readonly today: string
  readonly edit: (edit: CaptureEdit) => void
}

/** One mandate: what, how binding, for whom, by when. */
export function ClauseEditor({ clause, order, units, today, edit }: ClauseEditorProps) {
  const { t } = useTexts()
  const { key } = clause
  const textarea = useRef<HTMLTextAreaElement>(null)
  return (
    <Paper p="sm" bg="gray.0" component="section" aria-label={t('capture.clause', { order })}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Text size="sm" fw={600}>
            {t('capture.clause', { order })}
          </Text>
          <Group gap={4}>
            <Tooltip label={t('capture.splitHint')}>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('capture.splitClause', { order })}
                leftSection={<IconCut size={14} aria-hidden />}
                onClick={() =>
                  edit({ edit: 'splitClause', key, at: textarea.current?.selectionStart ?? 0 })
                }
              >
                {t('capture.split')}
              </Button>
            </Tooltip>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('capture.removeClause', { order })}
              onClick={() => edit({ edit: 'removeClause', key })}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
        <Textarea
          ref={textarea}
          autosize
          minRows={2}
          maxRows={10}
          aria-label={t('capture.clauseText', { order })}
          value={clause.text}
          onChange={(event) =>
            edit({ edit: 'clause', key, change: { text: event.currentTarget.value } })
          }
        />
        <div data-field="nature">
          <Select
            size="xs"
            w={230}
            label={t('capture.nature')}
            aria-label={t('capture.natureOf', { order })}
            allowDeselect={false}
            data={clauseNatures.map((nature) => ({
              value: nature,
              label: t(`codes.clauseNatures.${nature}`),
            }))}
            value={clause.nature}
            onChange={(nature) => {
              if (nature !== null) edit({ edit: 'clause', key, change: { nature } })
            }}
          />
        </div>
        <div data-field="deadline">
          <DeadlineEditor
            label={t('capture.deadline')}
            value={clause.deadline}
            today={today}
            units={units}
            onChange={(deadline) => edit({ edit: 'clause', key, change: { deadline } })}
          />
        </div>
        <div data-field="addressee">
          <AddresseeEditor clause={clause} order={order} units={units} edit={edit} />
        </div>
      </Stack>
    </Paper>
  )
}
