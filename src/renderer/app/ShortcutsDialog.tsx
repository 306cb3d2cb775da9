import { Group, Kbd, Modal, Table } from '@mantine/core'
import { useTexts } from '../ui/use-texts.ts'
import { keysOfScreen, mainScreens } from './screens.ts'

const goLabels = {
  sessions: 'shortcuts.goSessions',
  matrix: 'shortcuts.goMatrix',
  obligations: 'shortcuts.goObligations',
  deadlines: 'shortcuts.goDeadlines',
  capture: 'shortcuts.goCapture',
  units: 'shortcuts.goUnits',
  dossier: 'shortcuts.goDossier',
  people: 'shortcuts.goPeople',
  indicators: 'shortcuts.goIndicators',
  funding: 'shortcuts.goFunding',
  review: 'shortcuts.goReview',
  cutoffs: 'shortcuts.goCutoffs',
  conflicts: 'shortcuts.goConflicts',
  exchange: 'shortcuts.goExchange',
} as const

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const control = t('shortcuts.keys.control')
  const alt = t('shortcuts.keys.alt')
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [t('shortcuts.search'), [control, 'K']],
    [t('shortcuts.save'), [control, 'S']],
    [t('shortcuts.undo'), [control, 'Z']],
    [t('shortcuts.lock'), [control, 'L']],
    [t('shortcuts.close'), [t('shortcuts.keys.escape')]],
    [t('shortcuts.rows'), [t('shortcuts.keys.up'), t('shortcuts.keys.down')]],
    [t('shortcuts.openRow'), [t('shortcuts.keys.enter')]],
    [t('shortcuts.back'), [alt, t('shortcuts.keys.left')]],
    [t('shortcuts.forward'), [alt, t('shortcuts.keys.right')]],
    ...mainScreens.map(({ screen }, place) => {
      const { digit, shift } = keysOfScreen(place)
      const keys = shift ? [alt, t('shortcuts.keys.shift'), digit] : [alt, digit]
      return [t(goLabels[screen]), keys] as const
    }),
    [t('shortcuts.today'), [alt, '0']],
    [t('shortcuts.help'), ['?']],
  ]
  return (
    <Modal opened onClose={onClose} title={t('shortcuts.title')}>
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {rows.map(([label, keys]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              <Table.Td>
                <Group gap={4} justify="flex-end" wrap="nowrap">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
