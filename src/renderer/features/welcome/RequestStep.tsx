import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconDeviceFloppy, IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import { useEnrolmentWords } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useUnlockedAction } from '../../state/unlocking.ts'
import { EightWords } from '../../ui/EightWords.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** The request is written, and its words are read out. Both can be repeated: they are always the same. */
export function RequestStep() {
  const { t } = useTexts()
  const request = useUnlockedAction('enrolment.request')
  const show = useUnlockedAction('enrolment.words')
  const known = useEnrolmentWords()
  const [read, setRead] = useState<readonly string[] | null>(null)
  const words = read ?? known.data?.words ?? null
  // Keys that are locked are shut for a reason: nobody is asked before they want something.
  const isLocked = known.isError && toRefusal(known.error).code !== 'keys_not_made'
  const write = async () => {
    const written = await request.run({ as: null })
    if (written !== null) setRead(written.words)
  }
  const unlock = async () => {
    const shown = await show.run({ as: null })
    if (shown !== null) setRead(shown.words)
  }
  const refused = request.refused ?? show.refused
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {t('enrolment.requestStep')}
      </Title>
      <Text size="sm">{t('enrolment.requestHint')}</Text>
      {words !== null && (
        <>
          <EightWords words={words} label={t('enrolment.requestWords')} />
          <Text size="sm">{t('enrolment.readOut')}</Text>
        </>
      )}
      {refused !== null && <ErrorNote refusal={refused} />}
      <Group justify="flex-end">
        {words === null && isLocked && (
          <Button
            variant="default"
            loading={show.running}
            leftSection={<IconPhone size={16} aria-hidden />}
            onClick={() => void unlock()}
          >
            {t('enrolment.showWords')}
          </Button>
        )}
        <Button
          variant={words === null && !isLocked ? 'filled' : 'default'}
          loading={request.running}
          leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          onClick={() => void write()}
        >
          {t(words === null && !isLocked ? 'enrolment.saveRequest' : 'enrolment.saveRequestAgain')}
        </Button>
      </Group>
    </Stack>
  )
}
