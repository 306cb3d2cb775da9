import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const features = join(import.meta.dirname, '..', '..', 'src', 'renderer', 'features')

/** Parts of the window that have the engine do something and keep no draft, with the reason. */
const nothingTyped: Readonly<Record<string, string>> = {
  'cutoffs/CutoffCard.tsx': 'buttons',
  'cutoffs/ImportCutoff.tsx': 'a file is chosen',
  'agreements/SessionDocuments.tsx': 'a file is chosen, and attached at once',
  'backup/BackupDialog.tsx': 'a button',
  'bulk/BulkPreview.tsx': 'shows what the forms before it hold, and they keep it',
  'exchange/EndOfficeDialog.tsx': 'a question, and nothing is typed',
  'exchange/ExportResult.tsx': 'a button',
  'exchange/ScopeDialog.tsx': 'a scope is chosen, and nothing is typed',
  'funding/InstalmentTable.tsx': 'a button',
  'import/ImportStep.tsx': 'a file is chosen; the words that open it are never kept',
  'import/ReplyButton.tsx': 'a button',
  'keys/ChangePassphrase.tsx': 'a passphrase is never kept',
  'keys/ChoosePassphrase.tsx': 'a passphrase is never kept',
  'keys/PassphraseForm.tsx': 'a passphrase is never kept',
  'keys/RecoverySheet.tsx': 'a passphrase is never kept',
  'keys/TypePassphrase.tsx': 'a passphrase is never kept',
  'offices/ApproveOffice.tsx': 'a file is chosen',
  'offices/ApprovedOffice.tsx': 'a button',
  'offices/OfficesMenu.tsx': 'locks keys, and saves nothing',
  'offices/RenewalNote.tsx': 'a button',
  'offices/RequestForm.tsx': 'what was compared by phone is compared again',
  'obligations/CheckFilesButton.tsx': 'a button',
  'obligations/EvidenceDrop.tsx': 'belongs to a form that keeps it',
  'obligations/EvidenceItem.tsx': 'a button',
  'capture/CaptureStart.tsx': 'a document is chosen; its capture keeps a draft of its own',
  'capture/CaptureWorkbench.tsx': 'the capture keeps a draft of its own',
  'review/MergeDialog.tsx': 'one of two is chosen, and nothing is typed',
  'review/ReviewData.tsx': 'buttons',
  'undo/SavedNote.tsx': 'a button',
  'undo/UndoDialog.tsx': 'a question, and nothing is typed',
  'welcome/ApprovalStep.tsx': 'a file is chosen',
  'welcome/JoinRegister.tsx': 'there is no register yet, and so nobody whose draft it would be',
  'welcome/RequestStep.tsx': 'buttons',
  'welcome/CreateRegister.tsx': 'there is no register yet, and so nobody whose draft it would be',
}

const keepsDraft = /useFormDraft\(|drafts\.keep\)/u

test('every form that saves keeps a draft, or says why it needs none', () => {
  const saving = readdirSync(features, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => ({ name, text: readFileSync(join(features, name), 'utf8') }))
    .filter(({ text }) => /use(?:Unlocked)?Action\(/u.test(text))
  const without = saving
    .filter(({ text }) => !keepsDraft.test(text))
    .map(({ name }) => name.replaceAll('\\', '/'))
  expect(without.toSorted()).toEqual(Object.keys(nothingTyped).toSorted())
})

test('the forms of an action on many obligations keep drafts too', () => {
  const fields = readdirSync(join(features, 'bulk')).filter((name) =>
    /^[A-Z]\w+Fields\.tsx$/u.test(name),
  )
  expect(fields.length).toBeGreaterThan(0)
  const without = fields.filter(
    (name) => !readFileSync(join(features, 'bulk', name), 'utf8').includes("useFormDraft('bulk"),
  )
  expect(without).toEqual([])
})
