import type { RegisterStatus } from '../../contract/ipc.ts'

export type OpenRegister = Extract<RegisterStatus, { state: 'open' }>
