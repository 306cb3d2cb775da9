import type { CliCommand } from '../command.ts'
import { acceptCommand } from './accept.ts'
import { addCommand } from './add.ts'
import { attachCommand } from './attach.ts'
import { backupCommands } from './backup.ts'
import { captureCommand } from './capture.ts'
import { checkCommand } from './check.ts'
import { chooseSuccessorCommand } from './choose-successor.ts'
import { conflictsCommand } from './conflicts.ts'
import { cutoffCommand } from './cutoff.ts'
import { exportCutoffCommand, importCutoffCommand } from './exchange-cutoff.ts'
import { diffCommand } from './diff.ts'
import { endUnitCommand } from './end-unit.ts'
import { evidenceCommand } from './evidence.ts'
import { approveCommand, rejectCommand } from './decide.ts'
import { extendCommand } from './extend.ts'
import { initCommand } from './init.ts'
import { instalmentsCommand } from './instalments.ts'
import { laterCommands } from './later.ts'
import { lineageCommand } from './lineage.ts'
import { listCommand } from './list.ts'
import { mergeCommand, separateCommand } from './merge.ts'
import { matrixCommand } from './matrix.ts'
import { moveUnitCommand } from './move-unit.ts'
import { notifyCommand } from './notify.ts'
import { exchangeCommands } from './exchange.ts'
import { officeCommands } from './office.ts'
import { recoveryCommands } from './recovery.ts'
import { progressCommand } from './progress.ts'
import { checkEvidenceCommand } from './check-evidence.ts'
import { purgeCommand } from './purge.ts'
import { publishCommand } from './publish.ts'
import { reassignCommand } from './reassign.ts'
import { reopenCommand } from './reopen.ts'
import { renumberCommand } from './renumber.ts'
import { reportAllCommand } from './report-all.ts'
import { reportCommand } from './report.ts'
import { resolveCommand } from './resolve.ts'
import { setCommand } from './set.ts'
import { settingsCommand } from './settings.ts'
import { showCommand } from './show.ts'
import { verdictCommand } from './verdict.ts'
import { totalsCommand } from './totals.ts'
import { undoCommand } from './undo.ts'
import { withdrawCommand } from './withdraw.ts'

/** In the order of the help. */
export const commands: readonly CliCommand[] = [
  initCommand,
  captureCommand,
  listCommand,
  matrixCommand,
  showCommand,
  addCommand,
  setCommand,
  withdrawCommand,
  mergeCommand,
  separateCommand,
  acceptCommand,
  undoCommand,
  notifyCommand,
  progressCommand,
  evidenceCommand,
  checkEvidenceCommand,
  purgeCommand,
  verdictCommand,
  reopenCommand,
  extendCommand,
  attachCommand,
  approveCommand,
  rejectCommand,
  renumberCommand,
  lineageCommand,
  reassignCommand,
  endUnitCommand,
  moveUnitCommand,
  chooseSuccessorCommand,
  settingsCommand,
  instalmentsCommand,
  totalsCommand,
  cutoffCommand,
  exportCutoffCommand,
  importCutoffCommand,
  diffCommand,
  reportCommand,
  reportAllCommand,
  ...officeCommands,
  ...recoveryCommands,
  ...exchangeCommands,
  conflictsCommand,
  resolveCommand,
  checkCommand,
  ...backupCommands,
  publishCommand,
  ...laterCommands,
]
