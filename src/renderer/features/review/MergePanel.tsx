import { Button, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { usePresentList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import type { MergedKind } from '../../state/panels.ts'
import { whereIs } from '../../state/route.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { MergeCandidate } from './MergeCandidate.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { mergeLists, useRowName } from './merge-candidates.ts'

interface MergePanelProps {
  readonly record: string
  readonly kind: MergedKind
  readonly label: string
  /** Of whose obligations one is looked for. */
  readonly agreement: string | null
  readonly onClose: () => void
}

/** Milliseconds without typing after which the register is asked. */
const pause = 200
const mostShown = 8

/** A record that was captured twice: the other one is looked for by name or number, and then one of the two is kept. */
export function MergePanel({ record, kind, label, agreement, onClose }: MergePanelProps) {
  const { t } = useTexts()
  const nameOf = useRowName()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [other, setOther] = useState<{ readonly id: string; readonly label: string } | null>(null)
  const [search] = useDebouncedValue(text, pause)
  const found = usePresentList(mergeLists[kind], {
    ...(agreement === null ? {} : { where: [whereIs('agreement', agreement)] }),
    search,
    limit: mostShown + 1,
  })
  const others = (found.data?.rows ?? []).filter(({ id }) => id !== record).slice(0, mostShown)
  const row = others.find(({ id }) => id === chosen)
  if (other !== null) {
    return (
      <MergeDialog
        issue={{ record, label, other: other.id, otherLabel: other.label }}
        again={false}
        onClose={onClose}
      />
    )
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('merge.title')}
      size="lg"
      transitionProps={{ duration: 0 }}
    >
      <Stack>
        <Text size="sm">{t('merge.pickHint', { name: label })}</Text>
        <TextInput
          data-autofocus
          label={t('merge.pick')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {found.isError && <ErrorNote refusal={toRefusal(found.error)} />}
        {found.isSuccess && others.length === 0 && <Text size="sm">{t('merge.pickNone')}</Text>}
        {others.length > 0 && (
          <Radio.Group label={t('merge.pickFound')} value={chosen} onChange={setChosen}>
            <Stack gap="xs" mt="xs">
              {others.map((one) => (
                <MergeCandidate key={one.id} id={one.id} label={nameOf(one)} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <Button
          ml="auto"
          disabled={row === undefined}
          onClick={() => setOther(row === undefined ? null : { id: row.id, label: nameOf(row) })}
        >
          {t('actions.continue')}
        </Button>
      </Stack>
    </Modal>
  )
}
