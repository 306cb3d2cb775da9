import type { MethodParams } from '../../../contract/ipc.ts'

/** What a form says of all the obligations. */
export type GivenAction = MethodParams<'bulk.preview'>['action']
