import { Box, Button, Grid, Group, List, Stack, Text, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../../api/actions.ts'
import { useUnitTree } from '../../api/queries.ts'
import { useCapture } from '../../state/capture.ts'
import { mayMerge } from '../../state/capture-drafts.ts'
import {
  acceptedDrafts,
  type CaptureEdit,
  type CaptureProblem,
  type CaptureWork,
  problemsOf,
} from '../../state/capture-work.ts'
import { usePerson } from '../../state/preferences.ts'
import { Note } from '../../ui/Note.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { StartAtTop } from '../../ui/StartAtTop.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { SaveHint } from '../../ui/SaveHint.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { DraftCard } from './DraftCard.tsx'
import { IndicatorList } from './IndicatorList.tsx'
import { NotUnderstoodList } from './NotUnderstoodList.tsx'
import { SessionFields } from './SessionFields.tsx'
import { SourceText } from './SourceText.tsx'
import { type PhraseField, phraseFields } from './source-lines.ts'
import { StageChoice } from './StageChoice.tsx'
import { useRepetitions } from './use-repetitions.ts'
import classes from './lit-field.module.css'

interface CaptureWorkbenchProps {
  readonly work: CaptureWork
  /** `YYYY-MM-DD` */
  readonly today: string
}

/** The field that a place of the form holds, or that a phrase of the text gave. */
function fieldAt(target: EventTarget): PhraseField | null {
  const place = target instanceof Element ? target.closest('[data-field], mark[data-phrase]') : null
  const name = place?.getAttribute('data-field') ?? place?.getAttribute('data-phrase')
  return phraseFields.find((field) => field === name) ?? null
}

/** What the program read, beside what it read it from. Nothing is saved until it is accepted. */
export function CaptureWorkbench({ work, today }: CaptureWorkbenchProps) {
  const { t } = useTexts()
  const person = usePerson()
  const { edit, finish, leave } = useCapture()
  const accept = useAction('capture.accept')
  const units = useUnitTree()
  const [active, setActive] = useState<number | null>(work.agreements[0]?.key ?? null)
  const [pointed, setPointed] = useState<number | null>(null)
  const [tried, setTried] = useState(false)
  const [lit, setLit] = useState<PhraseField | null>(null)
  const problems = problemsOf(work)
  const included = work.agreements.filter((agreement) => agreement.included)
  const repetitions = useRepetitions(work)
  const known = included.filter(({ key }) => {
    const what = repetitions.get(key)?.what
    return what === 'kept' || what === 'earlier_draft'
  }).length
  const change = (correction: CaptureEdit) => {
    if (correction.edit === 'mergeAgreement') {
      const index = work.agreements.findIndex(({ key }) => key === correction.key)
      setActive(work.agreements[index - 1]?.key ?? active)
    }
    edit(correction)
  }
  const light = (target: EventTarget) => setLit(fieldAt(target))
  const open = (key: number | null) => {
    setActive(key)
    setPointed(null)
    // Another draft folds up at the same time, which would carry this one out of sight.
    requestAnimationFrame(() => {
      document.querySelector(`[data-card="${key}"]`)?.scrollIntoView({ block: 'start' })
    })
  }
  const submit = async () => {
    setTried(true)
    const { body, ordinal, type, date, gazette } = work.session
    if (person === null || problems.length > 0 || body === null || ordinal === null) return
    const accepted = await accept.run({
      as: person,
      body,
      ordinal,
      type: type ?? 'ordinary',
      date,
      gazetteDate: gazette,
      language: work.language,
      textStatus: work.textStatus,
      // What a document reports is adopted unless somebody says otherwise: that needs no word of its own.
      ...(work.stage === 'drafted' ? { stage: work.stage } : {}),
      ...acceptedDrafts(work),
      source: {
        fileName: work.fileName ?? t('capture.pastedText'),
        sha256: work.sha256,
        text: work.text,
      },
    })
    if (accepted !== null) finish(accepted)
  }
  useSaveShortcut(() => void submit())
  const startOver = () =>
    modals.openConfirmModal({
      title: t('capture.startOverTitle'),
      children: <Text size="sm">{t('capture.startOverText')}</Text>,
      labels: { confirm: t('capture.startOver'), cancel: t('actions.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: leave,
    })
  return (
    <Stack gap="md">
      <StartAtTop />
      <PageHeader
        title={t('capture.title')}
        marks={
          <Text size="sm" c="gray.7">
            {[
              t('capture.included', {
                included: included.length,
                total: work.agreements.length,
              }),
              ...(known === 0 ? [] : [t('capture.includedKnown', { count: known })]),
            ].join(' · ')}
          </Text>
        }
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              onClick={startOver}
            >
              {t('capture.startOver')}
            </Button>
            <SaveButton
              leftSection={<IconCheck size={16} aria-hidden />}
              rightSection={<SaveHint />}
              loading={accept.running}
              disabled={person === null}
              onClick={() => void submit()}
            >
              {t('capture.accept')}
            </SaveButton>
          </>
        }
      />
      {person === null && <Note tone="partial">{t('capture.personNeeded')}</Note>}
      {tried && problems.length > 0 && <Problems work={work} problems={problems} onOpen={open} />}
      {accept.refused !== null && <ErrorNote refusal={accept.refused} />}
      <Grid
        gap="md"
        className={classes.field}
        data-lit={lit}
        onMouseOver={(event) => light(event.target)}
        onFocus={(event) => light(event.target)}
        onMouseLeave={() => setLit(null)}
      >
        <Grid.Col span={7}>
          <Stack gap="md">
            <SessionFields
              session={work.session}
              showMissing={tried}
              onChange={(change) => edit({ edit: 'session', change })}
            >
              <StageChoice
                stage={work.stage}
                onChange={(stage) => edit({ edit: 'stage', stage })}
              />
            </SessionFields>
            <Group justify="space-between">
              <Title order={2} size="h4">
                {t('capture.drafts')}
              </Title>
            </Group>
            {work.agreements.map((agreement, index) => (
              <DraftCard
                key={agreement.key}
                agreement={agreement}
                number={index + 1}
                open={agreement.key === active}
                isLast={index === work.agreements.length - 1}
                mayMerge={mayMerge(work, agreement.key)}
                repetition={agreement.included ? repetitions.get(agreement.key) : undefined}
                numberOf={(compared) =>
                  work.agreements.findIndex(({ key }) => key === included[compared]?.key) + 1
                }
                units={units.data ?? []}
                today={today}
                edit={change}
                onToggle={() => open(agreement.key === active ? null : agreement.key)}
              />
            ))}
            {work.indicators.length > 0 && (
              <IndicatorList indicators={work.indicators} edit={edit} onLine={setPointed} />
            )}
            <NotUnderstoodList lines={work.notUnderstood} onLine={setPointed} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={5}>
          <Box pos="sticky" top={76}>
            <SourceText work={work} active={active} pointed={pointed} lit={lit} onChoose={open} />
          </Box>
        </Grid.Col>
      </Grid>
    </Stack>
  )
}

interface ProblemsProps {
  readonly work: CaptureWork
  readonly problems: readonly CaptureProblem[]
  readonly onOpen: (key: number) => void
}

function Problems({ work, problems, onOpen }: ProblemsProps) {
  const { t } = useTexts()
  const numberOf = (key: number) => work.agreements.findIndex((draft) => draft.key === key) + 1
  const orderOf = (agreement: number, clause: number) =>
    (work.agreements
      .find(({ key }) => key === agreement)
      ?.clauses.findIndex(({ key }) => key === clause) ?? 0) + 1
  const sentence = (problem: CaptureProblem) => {
    switch (problem.problem) {
      case 'body':
        return t('capture.bodyRequired')
      case 'ordinal':
        return t('capture.ordinalRequired')
      case 'nothing':
        return t('capture.nothingIncluded')
      case 'text':
        return t('capture.textRequired', { number: numberOf(problem.agreement) })
      case 'clause':
        return t('capture.clauseRequired', {
          number: numberOf(problem.agreement),
          order: orderOf(problem.agreement, problem.clause),
        })
    }
  }
  return (
    <Note tone="bad" urgent>
      <List size="sm">
        {problems.map((problem) => (
          <List.Item key={JSON.stringify(problem)}>
            {sentence(problem)}{' '}
            {'agreement' in problem && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="red.9"
                onClick={() => onOpen(problem.agreement)}
              >
                {t('actions.show')}
              </Button>
            )}
          </List.Item>
        ))}
      </List>
    </Note>
  )
}
