import { useCapture } from '../../state/capture.ts'
import { CaptureDone } from './CaptureDone.tsx'
import { CaptureStart } from './CaptureStart.tsx'
import { CaptureWorkbench } from './CaptureWorkbench.tsx'

/** From a document to agreements: choose it, correct what was read, accept. */
export function CaptureScreen({ today }: { today: string }) {
  const work = useCapture((capture) => capture.work)
  const accepted = useCapture((capture) => capture.accepted)
  if (work !== null) return <CaptureWorkbench work={work} today={today} />
  if (accepted !== null) return <CaptureDone accepted={accepted} />
  return <CaptureStart />
}
