import { keepPreviousData, skipToken, useQueries, useQuery } from '@tanstack/react-query'
import type { ComparedDraft, DraftRepetition } from '../../contract/capture.ts'
import type { ListReportName } from '../../contract/list-report.ts'
import type { Paper } from '../../contract/report-form.ts'
import type { Language } from '../../core/schema/codes.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import type { MethodParams } from '../../contract/ipc.ts'
import type { KeepingRule } from '../../contract/conflicts.ts'
import type { Filter, ListKind } from '../../contract/rows.ts'
import type { DifferenceKind } from '../../contract/cutoffs.ts'
import type { Past } from '../../contract/past.ts'
import { call, list, type ListParams } from './bridge.ts'
import { present } from './past.ts'

/**
 * Every question that the window asks. The first part of a key is the topic: all but `status` are
 * made stale by a save.
 */
export const useRegisterStatus = () =>
  useQuery({ queryKey: ['status'], queryFn: () => call('register.status', {}) })

export const useList = <Kind extends ListKind>(
  kind: Kind,
  params: ListParams,
  options: { enabled?: boolean } = {},
) =>
  useQuery({
    queryKey: ['list', kind, params],
    queryFn: () => list(kind, params),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  })

/** Of the register as it is, whatever state the window shows. */
export const usePresentList = <Kind extends ListKind>(kind: Kind, params: ListParams) =>
  useQuery({
    queryKey: ['present', kind, params],
    queryFn: () => list(kind, params, present),
    placeholderData: keepPreviousData,
  })

/** Who made each cut-off, and what it is repeated from here. */
export const useCutoffOrigins = () =>
  useQuery({
    queryKey: ['present', 'cutoffOrigins'],
    queryFn: () => call('cutoffs.origins', {}, present),
  })

/** `null`: an end that is still to be chosen. */
export const useDifference = (
  from: Past | null,
  to: Past | null,
  changed: readonly DifferenceKind[],
) =>
  useQuery({
    queryKey: ['difference', from, to, changed],
    queryFn:
      from === null || to === null
        ? skipToken
        : () => call('cutoffs.difference', { from, to, changed: [...changed] }, present),
    placeholderData: keepPreviousData,
  })

/** `null`: an end that is still to be chosen; of `kind`, all kinds. */
export const useRecordDifferences = (
  from: Past | null,
  to: Past | null,
  asked: { readonly kind: RecordKind | null; readonly offset: number; readonly limit: number },
) =>
  useQuery({
    queryKey: ['difference', 'records', from, to, asked],
    queryFn:
      from === null || to === null
        ? skipToken
        : () =>
            call('cutoffs.records', { ...asked, kind: asked.kind ?? undefined, from, to }, present),
    placeholderData: keepPreviousData,
  })

export const useMatrix = (params: MethodParams<'matrix.read'>) =>
  useQuery({
    queryKey: ['matrix', params],
    queryFn: () => call('matrix.read', params),
    placeholderData: keepPreviousData,
  })

/** Asked anew each time: what it says is about to be saved. */
export const useBulkPreview = (params: MethodParams<'bulk.preview'>) =>
  useQuery({
    queryKey: ['bulkPreview', params],
    queryFn: () => call('bulk.preview', params),
    staleTime: 0,
    gcTime: 0,
  })

export const useSummary = () =>
  useQuery({ queryKey: ['summary'], queryFn: () => call('sessions.summary', {}) })

export const useAgreement = (id: string) =>
  useQuery({ queryKey: ['agreement', id], queryFn: () => call('agreements.detail', { id }) })

/** Whether others still send what they write of it; `null`: which agreement it is, is not known yet. */
export const useAgreementReach = (id: string | null) =>
  useQuery({
    queryKey: ['agreementReach', id],
    queryFn: id === null ? skipToken : () => call('agreements.reach', { id }),
  })

export const useAgreementMeasures = (id: string) =>
  useQuery({
    queryKey: ['agreementMeasures', id],
    queryFn: () => call('agreements.measures', { id }),
  })

export const useIndicator = (id: string) =>
  useQuery({ queryKey: ['indicator', id], queryFn: () => call('indicators.detail', { id }) })

export const useFunding = (id: string) =>
  useQuery({ queryKey: ['funding', id], queryFn: () => call('funding.detail', { id }) })

/** All money, or that of a fund and a year, with what does not add up. */
export const useFundingReckoning = (asked: { fund?: string; year?: number }) =>
  useQuery({
    queryKey: ['fundingReckoning', asked],
    queryFn: () => call('funding.reckoning', asked),
    placeholderData: keepPreviousData,
  })

/** `person`: who is working; the answer says what they may do. */
export const useObligation = (id: string, person: string | null) =>
  useQuery({
    queryKey: ['obligation', id, person],
    queryFn: () => call('obligations.detail', { id, as: person }),
  })

export const useUnitTree = (day?: string) =>
  useQuery({
    queryKey: ['units', day ?? null],
    queryFn: () => call('units.tree', day === undefined ? {} : { day }),
    placeholderData: keepPreviousData,
  })

/** `day`: on which terms of posts are said to run. */
export const useUnitHistory = (id: string, day: string) =>
  useQuery({
    queryKey: ['units', 'history', id, day],
    queryFn: () => call('units.history', { id, day }),
    placeholderData: keepPreviousData,
  })

/** A post with everybody who ever held it; `null` asks nothing. */
export const usePost = (id: string | null) =>
  useQuery({
    queryKey: ['posts', id],
    queryFn: id === null ? skipToken : () => call('posts.detail', { id }),
  })

/** What a term would come to, and who would hold the post at the same time; `null` asks nothing. */
export const useAppointmentPreview = (term: MethodParams<'posts.appoint.preview'> | null) =>
  useQuery({
    queryKey: ['posts', 'appoint', term],
    queryFn: term === null ? skipToken : () => call('posts.appoint.preview', term),
    retry: false,
  })

/** What speaks against a verifier of an obligation; `null` asks nothing. */
export const useVerifierPreview = (named: MethodParams<'obligations.verifier.preview'> | null) =>
  useQuery({
    queryKey: ['obligations', 'verifier', named],
    queryFn: named === null ? skipToken : () => call('obligations.verifier.preview', named),
    retry: false,
  })

/** What `units.end` would do; `null` asks nothing. */
export const useUnitEndPreview = (end: MethodParams<'units.end.preview'> | null) =>
  useQuery({
    queryKey: ['units', 'end', end],
    queryFn: end === null ? skipToken : () => call('units.end.preview', end),
    retry: false,
  })

/** What `units.move` would do; `null` asks nothing. */
export const useUnitMovePreview = (move: MethodParams<'units.move.preview'> | null) =>
  useQuery({
    queryKey: ['units', 'move', move],
    queryFn: move === null ? skipToken : () => call('units.move.preview', move),
    retry: false,
  })

export const useOpenSplits = () =>
  useQuery({ queryKey: ['splits'], queryFn: () => call('splits.open', {}) })

/** Asked anew each time: what it says is about to be saved. */
export const useChoicePreview = (
  choices: readonly { readonly obligation: string; readonly unit: string }[],
) =>
  useQuery({
    queryKey: ['splits', 'preview', choices],
    queryFn: () => call('splits.choose.preview', { choices: [...choices] }),
    staleTime: 0,
    gcTime: 0,
  })

/** The words of this office's request to be let in; refused while its keys are not made, or locked. */
export const useEnrolmentWords = () =>
  useQuery({
    queryKey: ['enrolmentWords'],
    queryFn: () => call('enrolment.words', { as: null }, present),
  })

/** Who is who. */
export const useOffices = () =>
  useQuery({ queryKey: ['offices'], queryFn: () => call('offices.list', {}, present) })

/** Whether the keys of the office open. */
export const useKeys = () =>
  useQuery({ queryKey: ['keys'], queryFn: () => call('keys.state', {}, present) })

/** When a backup was last made here, whatever state the window shows. */
export const useBackupStanding = () =>
  useQuery({
    queryKey: ['present', 'backup'],
    queryFn: () => call('backup.standing', {}, present),
  })

/** How the exchange with every office stands now, whatever state the window shows. */
export const useExchangeOffices = () =>
  useQuery({
    queryKey: ['present', 'exchangeOffices'],
    queryFn: () => call('exchange.offices', {}, present),
  })

/** What another scope would come to; `null` asks nothing. */
export const useScopePreview = (scope: MethodParams<'offices.scope.preview'> | null) =>
  useQuery({
    queryKey: ['present', 'scopePreview', scope],
    queryFn: scope === null ? skipToken : () => call('offices.scope.preview', scope, present),
  })

export const useSettings = () =>
  useQuery({ queryKey: ['settings'], queryFn: () => call('settings.read', {}) })

export const useRecord = (id: string) =>
  useQuery({ queryKey: ['record', id], queryFn: () => call('records.get', { id }) })

/** How many obligations it would make to bind these units by a clause; asked once there are some. */
export const usePlannedObligations = (clause: string, units: readonly string[]) =>
  useQuery({
    queryKey: ['planned', clause, units],
    queryFn:
      units.length === 0
        ? skipToken
        : () => call('obligations.planned', { clause, units: [...units] }),
  })

export const useHistory = (id: string) =>
  useQuery({ queryKey: ['history', id], queryFn: () => call('records.history', { id }) })

/** The last save of the person who works, and whether it can be undone. `null` asks nothing. */
export const useLatestSave = (person: string | null) =>
  useQuery({
    queryKey: ['latestSave', person],
    queryFn: person === null ? skipToken : () => call('saves.latest', { as: person }),
  })

/** How many rows of a list of what was found have each code. */
export const useReviewCounts = (list: 'readiness' | 'weak' | 'issues' | 'conflicts') =>
  useQuery({ queryKey: ['reviewCounts', list], queryFn: () => call('review.counts', { list }) })

export const useConflict = (id: string) =>
  useQuery({
    queryKey: ['conflict', id],
    queryFn: () => call('conflicts.read', { id }),
    retry: false,
  })

/** What a rule would decide of the conflicts that a list shows. */
export const useConflictProposal = (
  person: string | null,
  {
    rule,
    where,
    search,
  }: { readonly rule: KeepingRule; readonly where: readonly Filter[]; readonly search: string },
) =>
  useQuery({
    queryKey: ['conflictProposal', person, rule, where, search],
    queryFn:
      person === null
        ? skipToken
        : () =>
            call('conflicts.propose', {
              as: person,
              rule,
              where: [...where],
              ...(search === '' ? {} : { search }),
            }),
    retry: false,
  })

/** What would come of calling one record the duplicate of another. */
export const useMergePreview = (person: string | null, id: string, into: string) =>
  useQuery({
    queryKey: ['mergePreview', person, id, into],
    queryFn:
      person === null ? skipToken : () => call('records.merge.preview', { as: person, id, into }),
    retry: false,
  })

export const useLastSave = (person: string | null) =>
  useQuery({
    queryKey: ['lastSave', person],
    queryFn: person === null ? skipToken : () => call('saves.last', { as: person }),
  })

export const useDossierPreview = (asked: {
  readonly session: string
  readonly language: Language
  readonly paper: Paper
}) =>
  useQuery({
    queryKey: ['dossier', asked],
    queryFn: () => call('dossier.preview', asked),
  })

/** `null`: it is not said yet of whom. */
export const useListReport = (
  asked: {
    readonly report: ListReportName
    readonly unit: string | null
    readonly session: string | null
    readonly language: Language
    readonly paper: Paper
  } | null,
) =>
  useQuery({
    queryKey: ['listReport', asked],
    queryFn:
      asked === null
        ? skipToken
        : () => {
            const { unit, session, ...rest } = asked
            return call('reports.preview', {
              ...rest,
              ...(unit === null ? {} : { unit }),
              ...(session === null ? {} : { session }),
            })
          },
  })

export const useSessionDetail = (id: string) =>
  useQuery({ queryKey: ['session', id], queryFn: () => call('sessions.detail', { id }) })

/** With the changes that a form replaces. */
export const useSessionAgreements = (id: string) =>
  useQuery({
    queryKey: ['sessionAgreements', id],
    queryFn: () => call('sessions.agreements', { id }),
  })

export const useLineage = (id: string) =>
  useQuery({ queryKey: ['lineage', id], queryFn: () => call('agreements.lineage', { id }) })

/** Agreements that these words may mean; nothing is asked without words. */
export const useFoundAgreements = (text: string) =>
  useQuery({
    queryKey: ['foundAgreements', text],
    queryFn: text.trim() === '' ? skipToken : () => call('agreements.find', { text }),
    placeholderData: keepPreviousData,
  })

/** By key, which drafts of a document the register has already or has something like. */
export const useComparedDrafts = ({
  session,
  drafts,
}: {
  readonly session: MethodParams<'capture.compare'>['session']
  readonly drafts: readonly { readonly key: number; readonly draft: ComparedDraft }[]
}) =>
  useQuery({
    queryKey: ['present', 'comparedDrafts', session, drafts],
    queryFn: async (): Promise<ReadonlyMap<number, DraftRepetition>> => {
      const agreements = drafts.map(({ draft }) => draft)
      const compared = await call('capture.compare', { session, agreements }, present)
      return new Map(
        compared.flatMap((repetition, index) => {
          const key = drafts[index]?.key
          return repetition === null || key === undefined ? [] : [[key, repetition]]
        }),
      )
    },
    placeholderData: keepPreviousData,
  })

/** `null` asks nothing. */
export const usePersonRecord = (person: string | null) =>
  useQuery({
    queryKey: ['present', 'person', person],
    queryFn: person === null ? skipToken : () => call('records.get', { id: person }, present),
  })

/** What the given records are called, as far as the register knows them. */
export const useRecordLabels = (ids: readonly string[]): ReadonlyMap<string, string> =>
  useQueries({
    queries: ids.map((id) => ({
      queryKey: ['record', id],
      queryFn: () => call('records.get', { id }),
    })),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data.label] as const])),
      ),
  })

/** What the bodies are called in a language, by code; their official names are Spanish. */
export function useBodyNames(language: Language): ReadonlyMap<string, string> {
  const bodies = useList('bodies', { limit: 1000 })
  return new Map(
    (bodies.data?.rows ?? []).map(({ code, name, nameEnglish }) => [
      code,
      language === 'en' ? (nameEnglish ?? name) : name,
    ]),
  )
}
