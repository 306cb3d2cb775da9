import { Button, Checkbox, Group, Modal, Select, Stack, Switch, Tabs, Text } from '@mantine/core'
import { IconBuildings, IconKey, IconPackageExport } from '@tabler/icons-react'
import { useState } from 'react'
import type { SentPackages } from '../../../contract/exchange/sending.ts'
import { useLongAction } from '../../api/jobs.ts'
import { useExchangeOffices } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { usePerson } from '../../state/preferences.ts'
import { unlocked } from '../../state/unlocking.ts'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { Note } from '../../ui/Note.tsx'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { nothingChosen, scopeOf } from './chosen-scope.ts'
import { ExportResult } from './ExportResult.tsx'
import { byNeed, isProposed, otherOffices, type OtherOffice } from './other-offices.ts'
import { ScopeFields } from './ScopeFields.tsx'
import { WaitingText } from './WaitingText.tsx'

/** Megabytes that e-mail systems let through; `none`: one file, however large. */
const limits = ['none', '10', '25'] as const
type Limit = (typeof limits)[number]

/** For whom, what, and how large; then where, which the system's dialog asks. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const offices = useExchangeOffices()
  const [sent, setSent] = useState<SentPackages | null>(null)
  const hasWords = sent !== null && sent.passphrase !== null
  const others = otherOffices(offices.data?.rows ?? []).filter(({ revoked }) => !revoked)
  return (
    <Modal
      opened
      size="xl"
      // Words that are shown once do not go by a click beside them.
      closeOnClickOutside={!hasWords}
      closeOnEscape={!hasWords}
      onClose={onClose}
      title={t(sent === null ? 'exchange.exportTitle' : 'exchange.sentTitle')}
    >
      {sent !== null && <ExportResult sent={sent} onClose={onClose} />}
      {sent === null && offices.isError && <ErrorNote refusal={toRefusal(offices.error)} />}
      {sent === null && offices.isPending && <LoadingRows rows={4} />}
      {sent === null && offices.isSuccess && (
        <ExportForm others={byNeed(others)} onSent={setSent} onClose={onClose} />
      )}
    </Modal>
  )
}

interface ExportFormProps {
  readonly others: readonly OtherOffice[]
  readonly onSent: (sent: SentPackages) => void
  readonly onClose: () => void
}

function ExportForm({ others, onSent, onClose }: ExportFormProps) {
  const { t } = useTexts()
  const person = usePerson()
  const send = useLongAction('exchange.send', unlocked)
  const [kind, setKind] = useState<'offices' | 'passphrase'>(
    others.length === 0 ? 'passphrase' : 'offices',
  )
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    others.filter(isProposed).map(({ id }) => id),
  )
  const [together, setTogether] = useState(false)
  const [scope, setScope] = useState(nothingChosen)
  const [limit, setLimit] = useState<Limit>('none')
  const [attachments, setAttachments] = useState(true)
  const named = scopeOf(scope)
  const isReady = kind === 'offices' ? chosen.length > 0 : named.length > 0
  const submit = async () => {
    if (person === null || !isReady) return
    const done = await send.run({
      as: person,
      recipient:
        kind === 'offices'
          ? { kind, offices: [...chosen], together: together && chosen.length > 1 }
          : { kind, scope: named },
      largest: limit === 'none' ? null : Number(limit) * 1024 ** 2,
      attachments,
    })
    // Nothing was written when the person closed the system's dialog.
    if (done.ok && done.value !== null) onSent(done.value)
  }
  if (send.running) {
    return (
      <JobProgress progress={send.progress} cancelling={send.cancelling} onCancel={send.cancel} />
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack>
        <Tabs
          value={kind}
          keepMounted={false}
          onChange={(next) => setKind(next === 'offices' ? 'offices' : 'passphrase')}
        >
          <Tabs.List>
            <Tabs.Tab
              value="offices"
              disabled={others.length === 0}
              leftSection={<IconBuildings size={16} aria-hidden />}
            >
              {t('exchange.toOffices')}
            </Tabs.Tab>
            <Tabs.Tab value="passphrase" leftSection={<IconKey size={16} aria-hidden />}>
              {t('exchange.toPassphrase')}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="offices" pt="md">
            <Stack gap="sm">
              <Checkbox.Group
                label={t('exchange.whichOffices')}
                value={[...chosen]}
                onChange={setChosen}
              >
                <Stack gap="xs" mt="xs">
                  {others.map((office) => (
                    <Checkbox
                      key={office.id}
                      value={office.id}
                      label={office.name}
                      description={<WaitingText office={office} />}
                    />
                  ))}
                </Stack>
              </Checkbox.Group>
              {chosen.length > 1 && (
                <Switch
                  label={t('exchange.together')}
                  description={t('exchange.togetherHint')}
                  checked={together}
                  onChange={(event) => setTogether(event.currentTarget.checked)}
                />
              )}
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="passphrase" pt="md">
            <Stack gap="sm">
              <Note tone="neutral">{t('exchange.passphraseHint')}</Note>
              <ScopeFields scope={scope} onChange={setScope} />
            </Stack>
          </Tabs.Panel>
        </Tabs>
        <Group grow align="flex-start">
          <Select
            allowDeselect={false}
            label={t('exchange.largest')}
            description={t('exchange.largestHint')}
            data={limits.map((value) => ({
              value,
              label:
                value === 'none'
                  ? t('exchange.noLimit')
                  : t('exchange.megabytes', { number: value }),
            }))}
            value={limit}
            onChange={(next) => setLimit(limits.find((known) => known === next) ?? 'none')}
          />
          <Switch
            label={t('exchange.attachments')}
            description={t('exchange.attachmentsHint')}
            checked={attachments}
            onChange={(event) => setAttachments(event.currentTarget.checked)}
          />
        </Group>
        {person === null && <Text size="sm">{t('units.needsPerson')}</Text>}
        {send.refused !== null && <ErrorNote refusal={send.refused} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <SaveButton
            type="submit"
            disabled={person === null || !isReady}
            leftSection={<IconPackageExport size={16} aria-hidden />}
          >
            {t('exchange.chooseFolder')}
          </SaveButton>
        </Group>
      </Stack>
    </form>
  )
}
