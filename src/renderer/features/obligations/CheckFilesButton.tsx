import { Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileCheck } from '@tabler/icons-react'
import { useAction } from '../../api/actions.ts'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** Reads the files of an obligation again now; the program does so by itself, but takes its time. */
export function CheckFilesButton({ obligation }: { obligation: string }) {
  const { t } = useTexts()
  const check = useAction('evidence.verify')
  const run = async () => {
    const checked = await check.run({ obligation })
    if (checked === null) return
    const wrong = checked.files.filter(
      ({ fileState }) => fileState === 'missing' || fileState === 'altered',
    ).length
    notifications.show(
      wrong === 0
        ? { color: 'green', message: t('evidence.checkedAll', { count: checked.files.length }) }
        : { color: 'red', message: t('evidence.checkedWrong', { count: wrong }), autoClose: false },
    )
  }
  return (
    <Stack gap="xs" align="flex-end">
      <SaveButton
        size="compact-sm"
        variant="default"
        loading={check.running}
        leftSection={<IconFileCheck size={14} aria-hidden />}
        onClick={() => void run()}
      >
        {t('evidence.check')}
      </SaveButton>
      {check.refused !== null && <ErrorNote refusal={check.refused} />}
    </Stack>
  )
}
