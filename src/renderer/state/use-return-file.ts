import type { Refusal } from '../../contract/errors.ts'
import { useAction } from '../api/actions.ts'

interface ReturningFile {
  /** Asks for the file of a piece of evidence or of a document that is lacked or altered. `true`: it is back. */
  readonly giveBack: (record: string) => Promise<boolean>
  readonly running: boolean
  readonly refused: Refusal | null
}

/** Somebody has the file that is missing here, and gives it back. */
export function useReturnFile(): ReturningFile {
  const choose = useAction('files.choose')
  const give = useAction('evidence.return')
  return {
    giveBack: async (record) => {
      give.forget()
      const [file] = (await choose.run({ purpose: 'evidence' })) ?? []
      if (file === undefined) return false
      return (await give.run({ id: record, file: file.ticket })) !== null
    },
    running: choose.running || give.running,
    refused: choose.refused ?? give.refused,
  }
}
