import { Button, Group, Kbd, Text } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { useKnownAt } from '../../state/known-at.ts'
import { formatDay } from '../../ui/format.ts'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import classes from './PastBanner.module.css'

/** Says all the while that what is on screen is past, and leads back. */
export function PastBanner() {
  const { t, language } = useTexts()
  const { at, show } = useKnownAt()
  if (at === null) return null
  const date = formatDay(at.day, language)
  return (
    <div className={classes.banner}>
      <Note tone="partial">
        <Group justify="space-between" gap="sm">
          <Text size="sm" fw={500} component="output">
            {at.cutoff === null
              ? t('knownAt.bannerDay', { date })
              : t('knownAt.bannerCutoff', { name: at.cutoff.name, date })}
          </Text>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconClock size={14} aria-hidden />}
            rightSection={
              <Group gap={2} wrap="nowrap">
                <Kbd size="xs">{t('shortcuts.keys.alt')}</Kbd>
                <Kbd size="xs">0</Kbd>
              </Group>
            }
            onClick={() => show(null)}
          >
            {t('knownAt.backToToday')}
          </Button>
        </Group>
      </Note>
    </div>
  )
}
