import { Stack, Text } from '@mantine/core'
import type { ObligationRow } from '../../../contract/rows.ts'
import { LongText } from '../../ui/LongText.tsx'
import { agreementOf, unitOf } from '../../ui/names.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** What a form is about, so that nobody records on the wrong obligation. */
export function PanelContext({ obligation }: { obligation: ObligationRow }) {
  const { t, language } = useTexts()
  return (
    <Stack gap={2} mb="md">
      <Text fw={600}>{unitOf(obligation, language)}</Text>
      <Text size="sm" c="dimmed">
        {[
          t('sessions.short', { roman: obligation.session }),
          agreementOf(obligation, t),
          t('agreements.clause', { order: obligation.clauseOrder }),
        ].join(' · ')}
      </Text>
      <LongText text={obligation.text} lines={3} />
    </Stack>
  )
}
