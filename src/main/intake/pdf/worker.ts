/** Entry of the thread that reads one PDF: what a hostile file does here does not reach the register. */
import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { fillOlderRuntime } from './older-runtimes.ts'
import { pageLines } from './page-lines.ts'
import { pdfPages } from './pages.ts'
import { textOfLines } from './paragraphs.ts'
import { withoutRunningHeads } from './running-heads.ts'
import { showSoftHyphens } from './visible-hyphens.ts'
import type { WorkerAnswer } from './worker-answer.ts'

fillOlderRuntime()
showSoftHyphens()
const bytes = z.instanceof(Uint8Array).parse(workerData)
const pages = await pdfPages(bytes)
const answer: WorkerAnswer =
  typeof pages === 'string'
    ? { fault: pages }
    : { text: textOfLines(withoutRunningHeads(pages.map(pageLines))), pages: pages.length }
const port = parentPort
if (port === null) throw new Error('this is the entry of a thread')
port.postMessage(answer)
