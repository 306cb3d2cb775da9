import { resolve } from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import * as z from 'zod'
import type { PdfStandard } from '../../contract/report-form.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { splitSvgPages } from './svg-pages.ts'

/** Everything one compilation may read: there is no disk, no network and no system font behind it. */
export interface TypstSource {
  /** The file to compile, one of `files`. */
  readonly main: string
  /** Contents by path within the document, with `/` between folders. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** What is wrong, in the compiler's words, with the file it is in. */
export type TypstFailure = readonly string[]

export interface TypstCompiler {
  /**
   * A tagged PDF of the given standard. `createdOn` (`YYYY-MM-DD`) is the moment that the file names, as midnight UTC: the same
   * source gives the same bytes on any day.
   */
  readonly pdf: (
    source: TypstSource,
    createdOn: string,
    standard?: PdfStandard,
  ) => Result<Uint8Array, TypstFailure>
  /** One SVG per page, for looking at. */
  readonly svgPages: (source: TypstSource) => Result<readonly string[], TypstFailure>
}

const diagnosticSchema = z.object({
  message: z.string(),
  path: z.string(),
  severity: z.int(),
})
const errorSeverity = 1

/** A folder that need not exist: every file of a document is laid over it in memory. */
const root = resolve('/acuerdos-report')
const inRoot = (path: string): string => resolve(root, path)

/** How many compilations a remembered layout survives without being used again. */
const rememberedCompilations = 4

const messagesOf = (diagnostics: readonly unknown[]): TypstFailure =>
  diagnostics
    .map((diagnostic) => diagnosticSchema.parse(diagnostic))
    .filter((diagnostic) => diagnostic.severity === errorSeverity)
    .map(({ message, path }) => {
      const file = path.startsWith(root) ? path.slice(root.length + 1) : path
      return file === '' ? message : `${file}: ${message}`
    })

/** The PDF writer throws its diagnostics as one text of Rust's debug form. */
const messagesOfThrown = (error: Error): TypstFailure => {
  const messages = [...error.message.matchAll(/message: ("(?:[^"\\]|\\.)*")/g)].map(
    (match) => match[1] ?? '',
  )
  return messages.length > 0 ? [...new Set(messages)] : [error.message]
}

const attempt = <Value>(work: () => Value): Result<Value, TypstFailure> => {
  try {
    return success(work())
  } catch (error) {
    if (error instanceof Error) return failure(messagesOfThrown(error))
    throw error
  }
}

/**
 * Starts the compiler with the given fonts (TTF files as bytes), which come before any font of the machine. One
 * compiler serves one document at a time and remembers layouts, so that the next report is faster.
 */
export const startTypst = (fonts: readonly Uint8Array[]): TypstCompiler => {
  const compiler = NodeCompiler.create({
    workspace: root,
    fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font)) }],
  })

  const compile = (source: TypstSource): Result<NodeTypstDocument, TypstFailure> => {
    compiler.resetShadow()
    for (const [path, content] of source.files) {
      compiler.mapShadow(inRoot(path), Buffer.from(content))
    }
    const outcome = compiler.compile({ mainFilePath: inRoot(source.main), resetRead: true })
    const document = outcome.result
    compiler.evictCache(rememberedCompilations)
    if (document !== null) return success(document)
    return failure(messagesOf(outcome.takeError()?.shortDiagnostics ?? []))
  }

  const compileAnd = <Value>(
    source: TypstSource,
    render: (document: NodeTypstDocument) => Value,
  ): Result<Value, TypstFailure> => {
    const compiled = attempt(() => compile(source))
    if (!compiled.ok) return compiled
    const document = compiled.value
    return document.ok ? attempt(() => render(document.value)) : document
  }

  return {
    pdf: (source, createdOn, standard = 'ua-1') =>
      compileAnd(source, (document) =>
        compiler.pdf(document, {
          pdfStandard: standard,
          creationTimestamp: Date.parse(`${createdOn}T00:00:00Z`) / 1000,
        }),
      ),
    svgPages: (source) =>
      compileAnd(source, (document) => splitSvgPages(compiler.plainSvg(document))),
  }
}
