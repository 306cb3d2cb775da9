import { refusal, type Refusal } from '../../contract/errors.ts'
import type { CliCommandName } from '../../contract/cli.ts'
import { isRecordKind, type RecordKind } from '../../core/schema/registry.ts'

/** The command that makes a record of a kind which is not added field by field. */
const ownCommands: Partial<Readonly<Record<RecordKind, CliCommandName>>> = {
  progressReport: 'progress',
  evidence: 'evidence',
  verdict: 'verdict',
  notification: 'notify',
  extension: 'extend',
  office: 'office request',
  installation: 'init',
  cutoff: 'cutoff',
  document: 'attach',
  officeSettings: 'settings',
  statement: 'office scope',
}

/** A refusal to add a record field by field, with the command by which it is made; others as they are. */
export function namingOwnCommand({ code, details }: Refusal, kind: string): Refusal {
  const command = isRecordKind(kind) ? ownCommands[kind] : undefined
  return code === 'kind_not_editable' && command !== undefined
    ? refusal(code, { ...details, command })
    : { code, details }
}
