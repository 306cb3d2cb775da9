import { Divider, Stack, Text, Title } from '@mantine/core'
import type { RegisterStatus } from '../../../contract/ipc.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { ApprovalStep } from './ApprovalStep.tsx'
import { RequestStep } from './RequestStep.tsx'

type Waiting = NonNullable<Extract<RegisterStatus, { state: 'open' }>['waiting']>

/** A register that waits until the coordinating office lets it in: today, or weeks after the request was sent. */
export function WaitingRegister({ waiting }: { waiting: Waiting }) {
  const { t } = useTexts()
  const { office, person } = waiting
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h3">
          {t('enrolment.waitingTitle', { office })}
        </Title>
        <Text size="sm" mt={4}>
          {t('enrolment.waitingIntro', { person: person.name })}
        </Text>
      </div>
      <RequestStep />
      <Divider />
      <ApprovalStep person={person.id} />
    </Stack>
  )
}
