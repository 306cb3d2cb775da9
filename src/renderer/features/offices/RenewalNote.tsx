import { Box, Button, Text } from '@mantine/core'
import type { RenewalCause } from '../../../contract/renewal.ts'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** Says once why the register became a new installation by itself, until somebody has read it. */
export function RenewalNote({ cause }: { cause: RenewalCause }) {
  const { t } = useTexts()
  const read = useAction('renewal.read', () => present)
  return (
    <Box mb="md">
      <Note tone="partial" title={t(`renewal.${cause}Title`)}>
        <Text size="sm">{t(`renewal.${cause}`)}</Text>
        <Text size="sm" mt={4}>
          {t('renewal.means')}
        </Text>
        <Button
          mt="xs"
          size="xs"
          variant="default"
          loading={read.running}
          onClick={() => void read.run({})}
        >
          {t('renewal.understood')}
        </Button>
      </Note>
    </Box>
  )
}
