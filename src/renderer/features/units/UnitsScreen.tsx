import { Box, Grid, Group, Paper, Stack, Text } from '@mantine/core'
import { IconBuildingCommunity, IconFilterOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useUnitTree } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useNavigation } from '../../state/navigation.ts'
import { useScreenForm } from '../../state/screen-forms.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { ListBody } from '../../ui/ListBody.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { unitMatches } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { branchesOf, existsOn, prune } from './unit-tree.ts'
import { MoveUnitDialog } from './MoveUnitDialog.tsx'
import { OpenSplitsNote } from './OpenSplitsNote.tsx'
import { UnitDetails } from './UnitDetails.tsx'
import { UnitTree } from './UnitTree.tsx'

interface UnitsScreenProps {
  /** Code or id of the unit on show. */
  readonly unit: string | null
  /** `YYYY-MM-DD`: the tree as it stood then. */
  readonly day: string
}

export function UnitsScreen({ unit, day }: UnitsScreenProps) {
  const { t } = useTexts()
  const { see } = useNavigation()
  const [search, setSearch] = useState('')
  const tree = useUnitTree(day)
  const units = tree.data ?? []
  const present = units.filter((node) => existsOn(node, day))
  const all = branchesOf(present)
  const shown = search === '' ? all : prune(all, (node) => unitMatches(node, search))
  const chosen = units.find(({ code, id }) => code === unit || id === unit)
  const moving = useScreenForm('moveUnit')
  /** Code of the unit on which another was dropped. */
  const [parent, setParent] = useState<string | null>(null)
  const moved = units.find(({ id }) => id === moving.subject)
  const move = (code: string, under: string | null) => {
    const node = units.find((candidate) => candidate.code === code)
    if (node === undefined) return
    setParent(under)
    moving.show(node.id)
  }
  const choose = (code: string) => see({ screen: 'units', unit: code, day })
  return (
    <Stack gap="md">
      <PageHeader
        title={t('units.title')}
        marks={
          <Text size="sm" c="gray.7">
            {tree.data === undefined ? '' : t('units.count', { count: present.length })}
          </Text>
        }
      />
      <OpenSplitsNote />
      <Group align="flex-end">
        <SearchBox value={search} onChange={setSearch} label={t('units.search')} />
        <Group gap="xs">
          <Text size="sm" id="units-day">
            {t('units.on')}
          </Text>
          <DayInput
            required
            clearable={false}
            aria-label={t('units.on')}
            value={day}
            onChange={(next) => {
              if (next !== null) see({ screen: 'units', unit, day: next })
            }}
          />
        </Group>
      </Group>
      <ListBody
        loading={tree.isPending}
        refusal={tree.isError ? toRefusal(tree.error) : null}
        onRetry={() => void tree.refetch()}
        total={present.length}
        empty={
          <EmptyNote
            title={t('units.empty')}
            hint={t('units.emptyHint')}
            icon={IconBuildingCommunity}
          />
        }
      >
        <Grid gap="lg">
          <Grid.Col span={{ base: 6, xl: 7 }}>
            <Paper p="sm">
              {shown.length === 0 ? (
                <EmptyNote
                  title={t('units.noMatch')}
                  hint={t('units.noMatchHint')}
                  icon={IconFilterOff}
                />
              ) : (
                <UnitTree
                  key={search}
                  branches={shown}
                  expanded={search !== ''}
                  chosen={chosen?.code ?? null}
                  onChoose={choose}
                  onMove={move}
                />
              )}
            </Paper>
          </Grid.Col>
          <Grid.Col span={{ base: 6, xl: 5 }}>
            <Box pos="sticky" top={76}>
              <Paper p="md" component="section" aria-label={t('kinds.unit')}>
                {chosen === undefined ? (
                  <EmptyNote
                    title={t('units.select')}
                    hint={t('units.selectHint')}
                    icon={IconBuildingCommunity}
                  />
                ) : (
                  <UnitDetails
                    unit={chosen}
                    units={units}
                    day={day}
                    onChoose={choose}
                    onMove={() => move(chosen.code, null)}
                  />
                )}
              </Paper>
            </Box>
          </Grid.Col>
        </Grid>
      </ListBody>
      {moved !== undefined && (
        <MoveUnitDialog unit={moved} units={units} parent={parent} onClose={moving.close} />
      )}
    </Stack>
  )
}
