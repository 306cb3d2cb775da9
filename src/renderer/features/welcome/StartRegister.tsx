import { SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../../ui/use-texts.ts'
import { CreateRegister } from './CreateRegister.tsx'
import { JoinRegister } from './JoinRegister.tsx'

/** A folder without a register: one is begun here, or this office becomes part of another's. */
export function StartRegister({ directory }: { directory: string }) {
  const { t } = useTexts()
  const [way, setWay] = useState('create')
  return (
    <Stack gap="lg">
      <SegmentedControl
        fullWidth
        aria-label={t('welcome.way')}
        value={way}
        onChange={setWay}
        data={[
          { value: 'create', label: t('welcome.wayCreate') },
          { value: 'join', label: t('welcome.wayJoin') },
        ]}
      />
      {way === 'join' ? (
        <JoinRegister directory={directory} />
      ) : (
        <CreateRegister directory={directory} />
      )}
    </Stack>
  )
}
