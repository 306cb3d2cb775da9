import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent } from 'react'
import { keepDraftSchema, type FormDraft } from '../../contract/form-drafts.ts'
import type { MethodParams } from '../../contract/ipc.ts'
import { call, onEngineEvent } from '../api/bridge.ts'
import { toRefusal } from '../api/refusal-error.ts'
import { useCapture } from '../state/capture.ts'
import { draftSchemas, ticketsIn } from '../state/draft-contents.ts'
import { createDraftKeeper, type DraftChange, type DraftKeeper } from '../state/draft-keeper.ts'
import { panelForms, readDrafts, useFormDrafts } from '../state/form-drafts.ts'
import { usePerson } from '../state/preferences.ts'
import { refusalText } from '../ui/refusal-text.ts'
import { useTexts } from '../ui/use-texts.ts'

/**
 * Has the engine keep what is typed into forms, within a second, until it is saved or discarded; and brings back what
 * an earlier window of this person left. A register that cannot be written keeps nothing, for nothing can be saved.
 */
export function useDraftKeeping(writable: boolean): void {
  const person = usePerson()
  const { t } = useTexts()
  const tell = useEffectEvent((thrown: unknown): void => {
    notifications.hide(failed)
    notifications.show({
      id: failed,
      color: 'red',
      title: t('drafts.notKept'),
      message: refusalText(toRefusal(thrown), t),
    })
  })
  useEffect(() => {
    if (person === null || !writable) return undefined
    const keeper = createDraftKeeper({
      send: (change) => send(person, change),
      onFailure: (thrown) => tell(thrown),
      later: (work, milliseconds) => {
        const timer = setTimeout(work, milliseconds)
        return () => clearTimeout(timer)
      },
    })
    let stop: (() => void) | null = null
    let gone = false
    const begin = async (): Promise<void> => {
      const { drafts } = await call('drafts.list', { as: person })
      if (gone) return
      bringBack(drafts)
      stop = watch(keeper)
    }
    begin().catch((thrown: unknown) => tell(thrown))
    return () => {
      gone = true
      stop?.()
      keeper.flush()
      useFormDrafts.getState().clear()
      useCapture.getState().leave()
    }
  }, [person, writable])
}

const failed = 'drafts-failed'

async function send(as: string, { form, subject, content }: DraftChange): Promise<void> {
  if (content === null) {
    await call('drafts.drop', { as, form, subject })
    return
  }
  await call('drafts.keep', {
    as,
    form,
    subject,
    content: jsonOf(content),
    // A ticket names the file in the draft and is what the main process knows it by.
    files: ticketsIn(content).map((ticket) => ({ key: ticket, file: ticket })),
  })
}

type Content = MethodParams<'drafts.keep'>['content']

/** What a form holds is plain data: this says so to the compiler, and drops what JSON cannot say. */
const jsonOf = (content: unknown): Content =>
  keepDraftSchema.params.shape.content.parse(JSON.parse(JSON.stringify(content)))

function bringBack(drafts: readonly FormDraft[]): void {
  const { kept, leftAt } = readDrafts(drafts)
  useFormDrafts.getState().restore(kept, leftAt)
  const capture = drafts.find(({ form }) => form === 'capture')
  const work = draftSchemas.capture.safeParse(capture?.content)
  if (work.success) useCapture.getState().resume(work.data)
}

/** Follows the forms; returns what stops it. */
function watch(keeper: DraftKeeper): () => void {
  const stops = [
    useFormDrafts.subscribe((now, before) => {
      for (const form of panelForms) {
        if (now[form] === before[form]) continue
        const subjects = new Set([...Object.keys(now[form]), ...Object.keys(before[form])])
        for (const subject of subjects) {
          const content = now[form][subject] ?? null
          if (content !== (before[form][subject] ?? null)) {
            keeper.changed({ form, subject, content })
          }
        }
      }
    }),
    useCapture.subscribe(({ work }, before) => {
      if (work !== before.work) keeper.changed({ form: 'capture', subject: '', content: work })
    }),
    onEngineEvent(({ event }) => {
      if (event === 'engine_restarted') keeper.flush()
    }),
  ]
  const flush = (): void => keeper.flush()
  window.addEventListener('pagehide', flush)
  return () => {
    window.removeEventListener('pagehide', flush)
    for (const stop of stops) stop()
  }
}
