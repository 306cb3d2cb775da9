import { notifications } from '@mantine/notifications'
import { IconFileUpload } from '@tabler/icons-react'
import { useReturnFile } from '../../state/use-return-file.ts'
import { RowSaveButton } from '../../ui/SaveButton.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** Somebody has the file of this piece of evidence, which is missing or altered here. */
export function ReturnFileButton({ evidence }: { readonly evidence: string }) {
  const { t } = useTexts()
  const giving = useReturnFile()
  const give = async (): Promise<void> => {
    if (await giving.giveBack(evidence)) {
      notifications.show({ color: 'green', message: t('evidence.returned') })
    }
  }
  return (
    <>
      <RowSaveButton
        size="compact-sm"
        variant="light"
        loading={giving.running}
        leftSection={<IconFileUpload size={14} aria-hidden />}
        onClick={() => void give()}
      >
        {t('evidence.return')}
      </RowSaveButton>
      {giving.refused !== null && <ErrorNote refusal={giving.refused} />}
    </>
  )
}
