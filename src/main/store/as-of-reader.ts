import type { CheckedListQuery, ListKind } from '../../contract/rows.ts'
import type { RegisterDirectory, RegisterReader } from '../usecases/ports/register.ts'
import { agreementsBehind, scopeOfFilters, scopeOfList, type Scope } from './as-of-scope.ts'
import type { PastState } from './as-of-state.ts'
import { digestOf } from './backup.ts'
import type { ReadConnection } from './connection.ts'
import { listIndexes } from './list-index/list-indexes.ts'
import { registerDirectory } from './queries/directory.ts'
import { listPage } from './queries/list.ts'
import { listedScopes } from './queries/listed-scopes.ts'
import { registerReader, type ReaderOptions } from './reader.ts'

/**
 * The questions of a register over a past state of it. Where a question is known to concern a few agreements only
 * these are brought; before any other question everything is.
 */
export function pastReader(
  state: PastState,
  options: Omit<ReaderOptions, 'lists'>,
): RegisterReader {
  const complete = {
    ...options,
    digest: () => digestOf(state.hashes()),
    extent: () => state.extent(),
  }
  // What is brought of the past is little: its lists are asked of the database.
  const readerOver = (connection: ReadConnection): RegisterReader =>
    registerReader(connection, {
      ...complete,
      lists: {
        page: (query, today) => listPage(connection, query, today),
        scopes: (query, today) => listedScopes(connection, query, today),
      },
    })
  const ofWhole = readerOver(onceWhole(state))
  let known: RegisterReader | null = null
  /** What concerns all obligations, and their counts: from the status timeline. */
  const ofLists = (search = ''): RegisterReader => {
    const connection = search === '' ? state.lists() : state.searchableLists()
    known ??= registerReader(connection, { ...complete, lists: listIndexes(connection) })
    return known
  }
  const ofPart = readerOver(state.connection)
  const over = (scope: Scope, search = ''): RegisterReader => {
    if (scope === 'whole') state.bringAll()
    else state.bring(scope)
    if (search !== '') state.makeSearchable()
    return ofPart
  }
  const around = (...records: readonly string[]) => over(agreementsBehind(state, records))
  return {
    ...ofWhole,
    list: (query, today) => {
      if (query.kind === 'issues' || query.kind === 'conflicts') state.findIssues()
      const scope = scopeOfList(state, query)
      return scope === 'whole' && isOfTimeline(query)
        ? ofLists(query.search).list(query, today)
        : over(scope, query.search).list(query, today)
    },
    summary: (today) => ofLists().summary(today),
    findingCounts: (list) => {
      if (list === 'issues' || list === 'conflicts') state.findIssues()
      return ofWhole.findingCounts(list)
    },
    matrix: (query, today) => {
      const scope = scopeOfFilters(state, query.where)
      return (scope === 'whole' ? ofLists(query.search) : over(scope, query.search)).matrix(
        query,
        today,
      )
    },
    institutions: {
      ...ofPart.institutions,
      openSplits: (day) => ofLists().institutions.openSplits(day),
      answeredBy: (unit) => ofLists().institutions.answeredBy(unit),
      unitHistory: (unit, day) => ofLists().institutions.unitHistory(unit, day),
    },
    session: (id, today) => over(state.agreementsOf([id])).session(id, today),
    sessionAgreements: (id, today) => over(state.agreementsOf([id])).sessionAgreements(id, today),
    lineage: (id, depth, today) => {
      state.bringLinked(id, depth)
      return ofPart.lineage(id, depth, today)
    },
    record: (id) => around(id).record(id),
    known: (id) => around(id).known(id),
    history: (id) => {
      state.bringSavesOf(id)
      return around(id).history(id)
    },
    agreement: (id, today) => around(id).agreement(id, today),
    obligation: (id, today) => around(id).obligation(id, today),
    assessed: (id) => around(id).assessed(id),
    assessedAll: (ids) => around(...ids).assessedAll(ids),
    unitTree: (day) => ofPart.unitTree(day),
    dossier: (session, today, inWords) =>
      over(state.agreementsOf([session])).dossier(session, today, inWords),
    digest: complete.digest,
    extent: complete.extent,
  }
}

const ofTimeline: ReadonlySet<ListKind> = new Set([
  'obligations',
  'clauses',
  'agreements',
  'sessions',
])

const isOfTimeline = ({ kind }: CheckedListQuery): boolean => ofTimeline.has(kind)

export function pastDirectory(state: PastState): RegisterDirectory {
  // All but these ask of the catalogue alone.
  const ofCatalogue = registerDirectory(state.connection)
  return {
    ...ofCatalogue,
    obligationsOf: (clause) => {
      state.bring(agreementsBehind(state, [clause]))
      return ofCatalogue.obligationsOf(clause)
    },
    agreementsOf: (session) => {
      state.bring(state.agreementsOf([session]))
      return ofCatalogue.agreementsOf(session)
    },
  }
}

/** Brings everything before the first question. */
function onceWhole(state: PastState): ReadConnection {
  const whole = (): ReadConnection => {
    state.bringAll()
    state.makeSearchable()
    return state.connection
  }
  return {
    get: (sql, parameters) => whole().get(sql, parameters),
    all: (sql, parameters) => whole().all(sql, parameters),
    column: (sql, parameters) => whole().column(sql, parameters),
    iterate: (sql, parameters) => whole().iterate(sql, parameters),
  }
}
