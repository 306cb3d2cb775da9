import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { FileTicket, MethodResult } from '../../../contract/ipc.ts'
import { useLongAction } from '../../api/jobs.ts'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { usePerson } from '../../state/preferences.ts'
import { unlocked } from '../../state/unlocking.ts'
import { JobProgress } from '../../ui/JobProgress.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { PackageRefused } from './PackageRefused.tsx'
import { SixWords } from './SixWords.tsx'
import type { TakenIn } from './taken-in.ts'

interface ImportStepProps {
  readonly file: FileTicket
  readonly isLast: boolean
  /** Nothing may close the dialog while the register is being written to. */
  readonly onWorking: (working: boolean) => void
  /** `null`: it was not taken in. */
  readonly onDone: (taken: TakenIn | null) => void
}

/** One package: read and verified, shown, taken in. */
export function ImportStep({ file, isLast, onWorking, onDone }: ImportStepProps) {
  const as = usePerson()
  const open = useLongAction('exchange.open', unlocked)
  const takeIn = useLongAction('exchange.takeIn', unlocked)
  const putAway = useAction('exchange.putAway', () => present)
  const [found, setFound] = useState<MethodResult<'exchange.open'> | null>(null)

  const isShown = useRef(false)
  const unpacked = useRef<string | null>(null)

  const examine = async (passphrase: string | null): Promise<void> => {
    const opened = await open.run({ as, file: file.ticket, passphrase })
    if (!opened.ok) return
    const { staged } = opened.value
    if (isShown.current) {
      unpacked.current = staged
      setFound(opened.value)
    } else void putAway.run({ staged })
  }
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void examine(null)
  })

  const apply = async (staged: string): Promise<void> => {
    onWorking(true)
    const result = await takeIn.run({ as, file: file.ticket, staged })
    onWorking(false)
    if (!result.ok) return
    unpacked.current = null
    onDone({ name: file.name, result: result.value })
  }
  const skip = (): void => onDone(null)

  // However the step ends, also by closing the dialog: what was unpacked and not taken in is not kept.
  const drop = useEffectEvent(() => {
    if (unpacked.current !== null) void putAway.run({ staged: unpacked.current })
    unpacked.current = null
  })
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
      drop()
    }
  }, [])

  if (open.running) return <JobProgress {...open} onCancel={open.cancel} />
  if (takeIn.running) return <JobProgress {...takeIn} onCancel={takeIn.cancel} />
  if (open.refused !== null) {
    const { code } = open.refused
    return code === 'package_needs_passphrase' || code === 'package_passphrase_wrong' ? (
      <SixWords refused={open.refused} onTry={(words) => void examine(words)} onSkip={skip} />
    ) : (
      <PackageRefused
        refusal={open.refused}
        isLast={isLast}
        onRetry={() => void examine(null)}
        onSkip={skip}
      />
    )
  }
  if (found === null) return null
  return (
    <>
      {takeIn.refused !== null && <ErrorNote refusal={takeIn.refused} />}
      <ImportPreview
        found={found}
        isInterrupted={takeIn.refused?.code === 'import_interrupted'}
        onTakeIn={() => void apply(found.staged)}
        onSkip={skip}
      />
    </>
  )
}
