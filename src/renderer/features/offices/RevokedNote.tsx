import { Box, Button, Text } from '@mantine/core'
import type { OwnRevocation } from '../../../contract/exchange/revocation.ts'
import { useNavigation } from '../../state/navigation.ts'
import { emptyView } from '../../state/route.ts'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** As long as it is so, and on every screen: whoever works here must know that it counts nowhere. */
export function RevokedNote({ revocation: { after, disregarded } }: { revocation: OwnRevocation }) {
  const { t } = useTexts()
  const go = useNavigation((navigation) => navigation.go)
  return (
    <Box mb="md">
      <Note tone="bad" title={t('revocation.title')}>
        <Text size="sm">
          {after === 0 ? t('revocation.countsNothing') : t('revocation.counts', { after })}{' '}
          {disregarded > 0
            ? t('revocation.disregarded', { count: disregarded })
            : after > 0 && t('revocation.nothingAfter')}
        </Text>
        <Text size="sm" mt={4}>
          {t('revocation.safe')}
        </Text>
        <Text size="sm" mt={4}>
          {t('revocation.whatToDo')}
        </Text>
        <Button
          mt="xs"
          size="xs"
          variant="default"
          onClick={() => go({ screen: 'exchange', part: 'offices', view: emptyView })}
        >
          {t('revocation.toExchange')}
        </Button>
      </Note>
    </Box>
  )
}
