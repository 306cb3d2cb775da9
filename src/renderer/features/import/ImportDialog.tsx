import { Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { useArrivingPackages } from '../../state/arriving-packages.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { ImportStep } from './ImportStep.tsx'
import { ImportSummary } from './ImportSummary.tsx'
import type { TakenIn } from './taken-in.ts'

/** Takes in the packages that arrived, one after another, and says in the end what came of all of them. */
export function ImportDialog() {
  const files = useArrivingPackages((state) => state.files)
  return files.length === 0 ? null : <Importing />
}

function Importing() {
  const { t } = useTexts()
  const { files, clear } = useArrivingPackages()
  const [at, setAt] = useState(0)
  const [taken, setTaken] = useState<readonly TakenIn[]>([])
  const [working, setWorking] = useState(false)
  const file = files[at]
  const next = (one: TakenIn | null): void => {
    if (one !== null) setTaken((before) => [...before, one])
    setAt((before) => before + 1)
  }
  // One package that was not taken in leaves nothing to sum up.
  const isOver = file === undefined && taken.length === 0
  if (isOver) {
    // Not while drawing: another component's state.
    queueMicrotask(clear)
    return null
  }
  return (
    <Modal
      opened
      size="xl"
      title={file === undefined ? t('import.done') : t('import.title')}
      closeOnClickOutside={false}
      closeOnEscape={!working}
      withCloseButton={!working}
      onClose={clear}
    >
      {file === undefined ? (
        <ImportSummary taken={taken} onClose={clear} />
      ) : (
        <>
          <Text size="sm" c="gray.7" mb="sm">
            {files.length === 1
              ? file.name
              : t('import.fileOf', { name: file.name, number: at + 1, count: files.length })}
          </Text>
          <ImportStep
            key={file.ticket}
            file={file}
            isLast={at + 1 === files.length}
            onWorking={setWorking}
            onDone={next}
          />
        </>
      )}
    </Modal>
  )
}
