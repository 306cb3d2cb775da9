import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconBuilding,
  IconDeviceFloppy,
  IconEye,
  IconFileCheck,
  IconFileUnknown,
  type Icon,
} from '@tabler/icons-react'
import type { CutoffOrigin } from '../../../contract/cutoff-vector.ts'
import type { CutoffRow } from '../../../contract/rows.ts'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { useKnownAt } from '../../state/known-at.ts'
import { formatDay } from '../../ui/format.ts'
import { HashText } from '../../ui/HashText.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'

const looks: Readonly<Record<CutoffOrigin['origin'], { readonly tone: Tone; icon: Icon }>> = {
  own: { tone: 'neutral', icon: IconBuilding },
  taken_in: { tone: 'good', icon: IconFileCheck },
  file_missing: { tone: 'partial', icon: IconFileUnknown },
}

interface CutoffCardProps {
  readonly cutoff: CutoffRow
  /** `undefined`: it was made while this was asked. */
  readonly origin: CutoffOrigin | undefined
}

/** A cut-off: who made it, whether it can be repeated here, and its file for another office. */
export function CutoffCard({ cutoff: { id, name, day, digest }, origin }: CutoffCardProps) {
  const { t, language } = useTexts()
  const show = useKnownAt((state) => state.show)
  // Cut-offs are listed as of today, whatever day is shown.
  const write = useAction('cutoffs.export', () => present)
  const isMissing = origin?.origin === 'file_missing'
  const date = formatDay(day, language)
  const save = async () => {
    const written = await write.run({ name: id })
    if (written === null) return
    // Not in the green of a save: nothing was saved in the register, and nothing can be undone.
    notifications.show({
      title: t('cutoffs.exported'),
      autoClose: 15_000,
      message: t('cutoffs.exportedAs', { file: written.file }),
    })
  }
  return (
    <Paper p="sm" component="li">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Stack gap={4} miw={0} align="flex-start">
            <Text fw={500}>{name}</Text>
            <Group gap="xs">
              <Text size="sm" c="dimmed">
                {origin === undefined
                  ? t('cutoffs.madeOn', { date })
                  : t('cutoffs.madeBy', { office: origin.office, date })}
              </Text>
              <HashText sha256={digest} />
            </Group>
            {origin !== undefined && (
              <StatusBadge
                {...looks[origin.origin]}
                label={t(`cutoffs.origins.${origin.origin}`)}
              />
            )}
          </Stack>
          <Group gap="xs" wrap="nowrap">
            <Button
              size="xs"
              variant="subtle"
              loading={write.running}
              disabled={isMissing}
              aria-label={t('cutoffs.exportOf', { name })}
              leftSection={<IconDeviceFloppy size={14} aria-hidden />}
              onClick={() => void save()}
            >
              {t('cutoffs.export')}
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={isMissing}
              leftSection={<IconEye size={14} aria-hidden />}
              onClick={() => show({ day, cutoff: { id, name } })}
            >
              {t('cutoffs.see')}
            </Button>
          </Group>
        </Group>
        {isMissing && (
          <Text size="sm" c="gray.7">
            {t('cutoffs.fileMissingHint')}
          </Text>
        )}
        {write.refused !== null && <ErrorNote refusal={write.refused} />}
      </Stack>
    </Paper>
  )
}
