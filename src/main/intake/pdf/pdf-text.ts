import { Worker } from 'node:worker_threads'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import { mostPages } from './limits.ts'
import { type WorkerAnswer, workerAnswerSchema } from './worker-answer.ts'

/** What one file may take: seconds, and megabytes beyond what the process had. */
export interface PdfBounds {
  readonly seconds: number
  readonly megabytes: number
}

const usualBounds: PdfBounds = { seconds: 60, megabytes: 1024 }
const mebibyte = 1024 ** 2
/** Milliseconds from look to look at the memory: a file fills some hundred megabytes meanwhile. */
const lookEvery = 50

/** From the sources it is run as it is written, from a build as a file of its own. */
const entry = import.meta.url.endsWith('.ts')
  ? new URL('./worker.ts', import.meta.url)
  : new URL('../main/pdf-worker.js', import.meta.url)

/** Whether the bytes are a PDF; some programs write a few lines before its beginning. */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')
}

/**
 * The text of a PDF as a person reads it: columns after each other, without heads, feet, numbers of pages and
 * hyphens of line ends. It is read in a thread of its own. Refuses `file_scanned` (pictures of text), `file_locked`
 * (a password), `file_damaged`, `file_too_long` (over 2000 pages) and `file_too_demanding` (more time or memory than
 * minutes need).
 */
export async function pdfText(
  bytes: Uint8Array,
  bounds: PdfBounds = usualBounds,
): Promise<Result<string, Refusal>> {
  const answer = await readInThread(bytes, bounds)
  if (answer === null) return failure(refusal('file_too_demanding', { ...bounds }))
  if ('fault' in answer) {
    switch (answer.fault) {
      case 'damaged':
        return failure(refusal('file_damaged', { format: 'PDF' }))
      case 'locked':
        return failure(refusal('file_locked'))
      case 'too_large':
        return failure(refusal('file_too_long', { pages: mostPages }))
    }
  }
  const letters = answer.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return letters === 0 ? failure(refusal('file_scanned')) : success(answer.text)
}

/** Null when the file took more than the bounds: the thread is ended, whatever it is at. */
async function readInThread(bytes: Uint8Array, bounds: PdfBounds): Promise<WorkerAnswer | null> {
  const before = process.memoryUsage.rss()
  const worker = new Worker(entry, {
    workerData: Uint8Array.from(bytes),
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes },
    // What pdf.js says about a file is nobody's business.
    stdout: true,
    stderr: true,
  })
  try {
    return await answerOf(worker, bounds, before)
  } finally {
    await worker.terminate()
  }
}

function answerOf(
  worker: Worker,
  { seconds, megabytes }: PdfBounds,
  before: number,
): Promise<WorkerAnswer | null> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => resolve(null), seconds * 1000)
    const look = setInterval(() => {
      if (process.memoryUsage.rss() - before > megabytes * mebibyte) resolve(null)
    }, lookEvery)
    worker.once('message', (answer: unknown) => resolve(workerAnswerSchema.parse(answer)))
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(null)
      else reject(error)
    })
    worker.once('exit', (code) => {
      clearTimeout(late)
      clearInterval(look)
      reject(new Error(`the thread that reads a PDF ended with ${code} and no answer`))
    })
  })
}
