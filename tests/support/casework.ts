/** What officials do on an obligation, in few words, for stories. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { givenEvidenceSchema } from '../../src/contract/evidence.ts'
import type { Refusal } from '../../src/contract/errors.ts'
import type { EngineParams, EngineResult } from '../../src/contract/engine.ts'
import type { Result } from '../../src/core/result.ts'
import { registry } from '../../src/core/schema/registry.ts'
import type { Value } from '../../src/core/schema/value.ts'
import { issueVerdict } from '../../src/main/usecases/issue-verdict.ts'
import { numberOf } from '../../src/main/usecases/new-record.ts'
import { recordProgress } from '../../src/main/usecases/record-progress.ts'
import { expectValue, temporaryDirectory, type Office } from './registers.ts'

/** A file outside the register, as an official has it on a disk. */
export function fileWith(content: string | Uint8Array, name = 'oficio.pdf'): string {
  const path = join(temporaryDirectory(), name)
  writeFileSync(path, content)
  return path
}

type Progress = EngineParams<'progress.record'>

export const evidenceOf = (file: string): Progress['evidence'][number] =>
  givenEvidenceSchema.parse({ file, kind: null, reference: null, date: null })

export function progressInput(
  office: Office,
  obligation: string,
  parts: Partial<Progress> = {},
): Progress {
  return {
    as: office.person,
    obligation,
    claim: 'met',
    narrative: 'La unidad está instalada y opera.',
    percent: 100,
    cutOff: null,
    response: 'answered',
    evidence: [],
    ...parts,
  }
}

export const tryReport = (
  office: Office,
  obligation: string,
  parts: Partial<Progress> = {},
): Promise<Result<EngineResult<'progress.record'>, Refusal>> =>
  recordProgress(office, progressInput(office, obligation, parts))

/** A progress report with one evidence file, by the office's first person unless said otherwise. */
export async function report(
  office: Office,
  obligation: string,
  parts: Partial<Progress> = {},
): Promise<EngineResult<'progress.record'>> {
  const evidence = [evidenceOf(fileWith('Oficio SSP/100/2017'))]
  return expectValue(await tryReport(office, obligation, { evidence, ...parts }))
}

type Verdict = EngineParams<'verdict.issue'>

const idsOf = (items: readonly { readonly id: string }[] = []): string[] =>
  items.map(({ id }) => id)

/** A verdict by somebody who has everything on screen that the register holds now. */
export function verdictInput(
  office: Office,
  obligation: string,
  parts: Partial<Verdict> & Pick<Verdict, 'as'>,
): Verdict {
  const facts = office.register.read.assessed(obligation)?.facts
  return {
    obligation,
    result: 'met',
    reason: 'La evidencia lo acredita.',
    fulfilledOn: null,
    pertinence: null,
    seenReports: idsOf(facts?.reports),
    seenEvidence: idsOf(facts?.evidence),
    seenVerdicts: idsOf(facts?.verdicts),
    ...parts,
  }
}

export const decide = (
  office: Office,
  obligation: string,
  parts: Partial<Verdict> & Pick<Verdict, 'as'>,
): Result<EngineResult<'verdict.issue'>, Refusal> =>
  issueVerdict(office, verdictInput(office, obligation, parts))

/** What the register says of an obligation now. */
export function statusOf(
  office: Office,
  obligation: string,
): { readonly compliance: string; readonly verification: string; readonly response: string } {
  const status = office.register.read.assessed(obligation)?.status
  if (status === undefined) throw new Error(`no obligation ${obligation}`)
  const { compliance, verification, response } = status
  return { compliance, verification, response }
}

/** What no form of this office allows, and another office's package may bring all the same. */
export function arrives(office: Office, record: string, field: string, value: Value): void {
  const known = office.register.read.known(record)
  if (known === undefined) throw new Error(`no record ${record}`)
  const change = {
    kind: registry[known.kind].number,
    record,
    partition: known.partition,
    field: numberOf(known.kind, field),
    element: null,
    value,
    replaces: office.register.read.record(record)?.fields[field]?.live ?? [],
  }
  const draft = { author: office.person, intent: 'test.arrives', changes: [change] }
  expectValue(office.register.save(draft, office.now()))
}
