import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const features = join(import.meta.dirname, '..', '..', 'src', 'renderer', 'features')

/** Parts of the window that have the engine do something that may also be done in the past, with the reason. */
const savesNothing: Readonly<Record<string, string>> = {
  'backup/BackupDialog.tsx': 'copies the present into a file, whatever day the screen shows',
  'capture/CaptureStart.tsx': 'reads a document; what is accepted is saved elsewhere',
  'cutoffs/CutoffCard.tsx': 'writes a file beside the register',
  'import/ImportStep.tsx': 'takes in for the present, whatever day the screen shows',
  'import/ReplyButton.tsx': 'writes a file beside the register',
  'exchange/ExportResult.tsx': 'shows a file that was written',
  'keys/ChangePassphrase.tsx': 'seals keys, which are not of the register',
  'keys/ChoosePassphrase.tsx': 'seals keys, which are not of the register',
  'keys/PassphraseForm.tsx': 'has words proposed, and saves nothing',
  'keys/RecoverySheet.tsx': 'writes a file beside the register',
  'keys/TypePassphrase.tsx': 'opens keys, and saves nothing',
  'offices/ApproveOffice.tsx': 'chooses and reads a file; what is approved is saved elsewhere',
  'offices/ApprovedOffice.tsx': 'shows a file',
  'offices/OfficesMenu.tsx': 'locks keys, and saves nothing',
  'offices/RenewalNote.tsx': 'is read, and saves nothing',
  'obligations/EvidenceDrop.tsx': 'chooses a file',
  'obligations/EvidenceItem.tsx': 'opens a file',
  'welcome/ApprovalStep.tsx': 'a register that waits has no past',
  'welcome/CreateRegister.tsx': 'there is no register yet, and so no past',
  'welcome/JoinRegister.tsx': 'there is no register yet, and so no past',
  'welcome/RequestStep.tsx': 'a register that waits has no past',
}

/** They are off, and say why, where nothing can be saved. */
const offInThePast =
  /<(?:SaveButton|RowSaveButton|FormFooter|AddForm|ConfirmReason|UnitChangeDialog)\b/u

test('every button that saves is off in the past, or says why it saves nothing', () => {
  const without = readdirSync(features, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => ({ name, text: readFileSync(join(features, name), 'utf8') }))
    .filter(({ text }) => /use(?:Unlocked)?Action\(/u.test(text) && !offInThePast.test(text))
    .map(({ name }) => name.replaceAll('\\', '/'))
  expect(without.toSorted()).toEqual(Object.keys(savesNothing).toSorted())
})
