import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import { IconBuildingCommunity, IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import type { JobProgress as Told } from '../../../contract/jobs.ts'
import { useAction } from '../../api/actions.ts'
import { useLongAction } from '../../api/jobs.ts'
import { usePreferences } from '../../state/preferences.ts'
import { unlocked, useUnlockedAction } from '../../state/unlocking.ts'
import { EightWords } from '../../ui/EightWords.tsx'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface FoundApproval {
  readonly file: string
  readonly name: string
  readonly approval: MethodResult<'enrolment.examine'>
}

/** The approval is looked at, its words are compared, and only then is anything of it taken in. */
export function ApprovalStep({ person }: { person: string }) {
  const { t } = useTexts()
  const setPerson = usePreferences((preferences) => preferences.setPerson)
  const choose = useAction('files.choose')
  const examine = useUnlockedAction('enrolment.examine')
  const join = useLongAction('enrolment.join', unlocked)
  const [found, setFound] = useState<FoundApproval | null>(null)
  const [agree, setAgree] = useState(false)
  const look = async () => {
    const [chosen] = (await choose.run({ purpose: 'approval' })) ?? []
    if (chosen === undefined) return
    setFound(null)
    setAgree(false)
    join.forget()
    const approval = await examine.run({ as: null, file: chosen.ticket })
    if (approval !== null) setFound({ file: chosen.ticket, name: chosen.name, approval })
  }
  const takeIn = async () => {
    if (found === null || !agree) return
    const { file, approval } = found
    const joined = await join.run({ as: null, file, words: approval.words })
    if (joined.ok) setPerson(person)
  }
  const refused = choose.refused ?? examine.refused ?? join.refused
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {t('enrolment.approvalStep')}
      </Title>
      <Text size="sm">{t('enrolment.approvalHint')}</Text>
      {found !== null && (
        <>
          <Text size="sm" fw={500}>
            {t('enrolment.approvedBy', {
              coordinator: found.approval.coordinator,
              file: found.name,
            })}
          </Text>
          <EightWords words={found.approval.words} label={t('enrolment.approvalWords')} />
          <Checkbox
            label={t('enrolment.approvalAgree', { coordinator: found.approval.coordinator })}
            checked={agree}
            disabled={join.running}
            onChange={(event) => setAgree(event.currentTarget.checked)}
          />
        </>
      )}
      {join.running && (
        <>
          <Text size="sm">{t('enrolment.joining')}</Text>
          <JobProgress {...join} onCancel={isReading(join.progress) ? join.cancel : null} />
        </>
      )}
      {refused !== null && <ErrorNote refusal={refused} />}
      {!join.running && (
        <Group justify="flex-end">
          <Button
            variant="default"
            loading={choose.running || examine.running}
            leftSection={<IconFolderOpen size={16} aria-hidden />}
            onClick={() => void look()}
          >
            {t(found === null ? 'enrolment.chooseApproval' : 'enrolment.chooseOther')}
          </Button>
          {found !== null && (
            <Button
              disabled={!agree}
              leftSection={<IconBuildingCommunity size={16} aria-hidden />}
              onClick={() => void takeIn()}
            >
              {t('enrolment.join')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  )
}

/** Nothing of the register was changed yet. */
const isReading = (progress: Told | null): boolean => progress === null || progress.phase === 'read'
