import { Fieldset, Paper, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import type { ObligationDetail } from '../../../contract/records.ts'
import { verdictResults } from '../../../core/schema/codes.ts'
import { useAction } from '../../api/actions.ts'
import type { VerdictDraft } from '../../state/casework-drafts.ts'
import { draftKey, useFormDrafts } from '../../state/form-drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { formatDay } from '../../ui/format.ts'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { Note } from '../../ui/Note.tsx'
import { PertinenceInput } from '../../ui/PertinenceInput.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { ObligationPanel } from './ObligationPanel.tsx'
import { VerdictBasis } from './VerdictBasis.tsx'

interface VerdictDrawerProps {
  readonly obligation: string
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onClose: () => void
}

export function VerdictDrawer(props: VerdictDrawerProps) {
  const { t } = useTexts()
  return (
    <ObligationPanel
      title={t('verdict.title')}
      obligation={props.obligation}
      onClose={props.onClose}
    >
      {(detail, person) => <VerdictForm {...props} detail={detail} person={person} />}
    </ObligationPanel>
  )
}

interface VerdictFormProps extends VerdictDrawerProps {
  readonly detail: ObligationDetail
  readonly person: string
}

const nothingToSave = () => undefined

const initial: VerdictDraft = { result: null, reason: '', fulfilledOn: null, pertinence: null }

/** Withdrawn records are no part of a determination. */
const standing = (records: readonly { id: string; withdrawn: string | null }[]) =>
  records.filter(({ withdrawn }) => withdrawn === null).map(({ id }) => id)

/** A form that this person may not fill in is shown as such, with the gate's reason, before a word is typed. */
function VerdictForm({ obligation, today, onClose, detail, person }: VerdictFormProps) {
  const { t, language } = useTexts()
  const kept = useFormDrafts((drafts) => drafts.verdict[obligation])
  const leftAt = useFormDrafts((drafts) => drafts.leftAt[draftKey('verdict', obligation)])
  const keep = useFormDrafts((drafts) => drafts.keep)
  const drop = useFormDrafts((drafts) => drafts.drop)
  const issue = useAction('verdict.issue')
  const form = useForm<VerdictDraft>({
    mode: 'controlled',
    initialValues: kept ?? initial,
    onValuesChange: (values) => keep('verdict', obligation, values),
    validate: {
      result: (result) => (result === null ? t('common.requiredField') : null),
      reason: (reason) => (reason.trim() === '' ? t('verdict.reasonRequired') : null),
      fulfilledOn: (day, { result }) =>
        result === 'met' && day === null ? t('verdict.fulfilledOnRequired') : null,
    },
  })
  const { values } = form
  const barred = detail.gate.refused
  const submit = form.onSubmit(async ({ result, reason, fulfilledOn, pertinence }) => {
    if (result === null) return
    const issued = await issue.run({
      as: person,
      obligation,
      result,
      reason: reason.trim(),
      fulfilledOn: result === 'met' || result === 'partially_met' ? fulfilledOn : null,
      pertinence,
      seenReports: standing(detail.reports),
      seenEvidence: standing(detail.evidence),
      seenVerdicts: standing(detail.verdicts),
    })
    if (issued === null) return
    drop('verdict', obligation)
    notifications.show({
      color: 'green',
      message: t('verdict.saved', { result: t(`codes.verdictResults.${result}`) }),
    })
    onClose()
  })
  const discard = () => {
    form.setValues(initial)
    drop('verdict', obligation)
  }
  useSaveShortcut(barred === null ? submit : nothingToSave)
  const governing = detail.verdicts.filter((verdict) => verdict.governing)
  const { refused } = issue
  const dateRefused = refused?.code === 'verdict_fulfilment_in_future'
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {barred !== null && (
          <Note tone="partial" title={t('verdict.refusedTitle')} urgent>
            {refusalText(barred, t)}
          </Note>
        )}
        {barred === null && detail.gate.otherVerifier !== null && (
          <Note tone="partial" title={t('verdict.otherVerifierTitle')}>
            {t('errors.verdict_by_other_verifier', { verifier: detail.gate.otherVerifier })}
          </Note>
        )}
        <DraftNote leftAt={leftAt} onDiscard={discard} />
        <VerdictBasis detail={detail} />
        <Fieldset variant="unstyled" mx={0} disabled={barred !== null}>
          <Stack>
            {governing.map((verdict) => (
              <Text key={verdict.id} size="sm">
                {t('verdict.supersedes', {
                  result: t(`codes.verdictResults.${verdict.result}`),
                  date: formatDay(verdict.issuedOn, language),
                })}
              </Text>
            ))}
            <Radio.Group
              withAsterisk
              label={t('verdict.result')}
              value={values.result}
              onChange={(chosen) =>
                form.setFieldValue(
                  'result',
                  verdictResults.find((result) => result === chosen) ?? null,
                )
              }
              error={form.errors['result']}
            >
              <Stack gap={6} mt="xs">
                {verdictResults.map((result) => {
                  const blocked = result === 'met' && !detail.gate.evidenceFileHeld
                  return (
                    <Paper key={result} px="sm" py={6}>
                      <Radio
                        value={result}
                        disabled={blocked}
                        label={t(`codes.verdictResults.${result}`)}
                        description={
                          blocked ? t('verdict.metBlocked') : t(`verdict.results.${result}`)
                        }
                      />
                    </Paper>
                  )
                })}
              </Stack>
            </Radio.Group>
            {(values.result === 'met' || values.result === 'partially_met') && (
              <DayInput
                required={values.result === 'met'}
                label={t('verdict.fulfilledOn')}
                description={t('verdict.fulfilledOnHint')}
                max={today}
                value={form.values.fulfilledOn}
                onChange={(day) => form.setFieldValue('fulfilledOn', day)}
                error={
                  form.errors['fulfilledOn'] ??
                  (refused !== null && dateRefused ? refusalText(refused, t) : null)
                }
              />
            )}
            {detail.reports.length > 0 && (
              <PertinenceInput
                value={values.pertinence}
                onChange={(pertinence) => form.setFieldValue('pertinence', pertinence)}
              />
            )}
            <Textarea
              required
              autosize
              minRows={4}
              maxRows={14}
              label={t('verdict.reason')}
              description={t('verdict.reasonHint')}
              {...form.getInputProps('reason')}
              error={
                form.errors['reason'] ??
                (refused?.code === 'reason_required' ? refusalText(refused, t) : null)
              }
            />
          </Stack>
        </Fieldset>
        {refused !== null && !dateRefused && refused.code !== 'reason_required' && (
          <ErrorNote refusal={refused} />
        )}
        <FormFooter
          save={t('verdict.save')}
          running={issue.running}
          disabled={barred !== null}
          onCancel={onClose}
          kept={barred === null}
        />
      </Stack>
    </form>
  )
}
