import { Button, Text } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { usePerson } from '../../state/preferences.ts'
import { unlocked } from '../../state/unlocking.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** Saves a file by which the sender learns what arrived. */
export function ReplyButton({ office, sender }: { office: string; sender: string }) {
  const { t } = useTexts()
  const as = usePerson()
  const reply = useAction('exchange.reply', () => present, unlocked)
  const [saved, setSaved] = useState<string | null>(null)
  const save = async (): Promise<void> => {
    const written = await reply.run({ as, office })
    if (written !== null) setSaved(written.file)
  }
  return (
    <>
      {reply.refused !== null && <ErrorNote refusal={reply.refused} />}
      {saved !== null && (
        <Text size="sm" component="output">
          {t('import.replySaved', { file: saved })}
        </Text>
      )}
      <Button
        variant="default"
        loading={reply.running}
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        onClick={() => void save()}
      >
        {t('import.saveReply', { sender })}
      </Button>
    </>
  )
}
