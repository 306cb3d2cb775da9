import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowMerge, IconArrowMoveRight, IconHistory, IconListCheck } from '@tabler/icons-react'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView, setFilter, whereIs } from '../../state/route.ts'
import { formatDay } from '../../ui/format.ts'
import { HeaderMenu } from '../../ui/HeaderMenu.tsx'
import { KeyValues, several } from '../../ui/KeyValues.tsx'
import { Note } from '../../ui/Note.tsx'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { EndUnitButton } from './EndUnitDialog.tsx'
import { UnitHistory } from './UnitHistory.tsx'
import type { UnitNode } from './unit-tree.ts'

interface UnitDetailsProps {
  readonly unit: UnitNode
  readonly units: readonly UnitNode[]
  /** `YYYY-MM-DD`: of the tree on screen. */
  readonly day: string
  readonly onChoose: (code: string) => void
  /** Another place in the tree is asked for. */
  readonly onMove: () => void
}

/** One unit with where it is known from, and what the sources leave in doubt. */
export function UnitDetails({ unit, units, day, onChoose, onMove }: UnitDetailsProps) {
  const { t, language } = useTexts()
  const { go } = useNavigation()
  const show = useShowPanel()
  const name = unitName(unit, language)
  const other = language === 'en' ? unit.name : unit.nameEnglish
  const parent = units.find(({ id }) => id === unit.parent)
  const named = (code: string) => {
    const found = units.find((candidate) => candidate.code === code)
    return found === undefined ? code : unitName(found, language)
  }
  const optional = [
    { label: t('units.otherName'), value: other },
    { label: t('units.abbreviation'), value: unit.abbreviation },
    { label: t('units.inegi'), value: unit.inegi },
  ].filter(({ value }) => value !== null)
  return (
    <Stack>
      <Title order={2} size="h4">
        {name}
      </Title>
      <KeyValues
        items={[
          { label: t('units.code'), value: unit.code },
          { label: t('units.kind'), value: t(`codes.unitKinds.${unit.kind}`) },
          ...optional,
          { label: t('units.validity'), value: <Validity unit={unit} /> },
          {
            label: t('units.parent'),
            value:
              parent === undefined ? (
                t('units.topLevel')
              ) : (
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  ta="start"
                  display="inline"
                  onClick={() => onChoose(parent.code)}
                >
                  {unitName(parent, language)}
                </Anchor>
              ),
          },
          ...several(
            t('units.successors'),
            unit.successors.map(({ code, date }) => (
              <Anchor
                key={code}
                component="button"
                type="button"
                size="sm"
                ta="start"
                display="inline"
                onClick={() => onChoose(code)}
              >
                {date === null
                  ? named(code)
                  : t('units.successorOn', { name: named(code), date: formatDay(date, language) })}
              </Anchor>
            )),
          ),
          ...several(
            t('units.duplicates'),
            unit.duplicates.map(({ id, code, name: merged }) => (
              <Text size="sm" key={id}>
                {merged === null ? code : `${merged} (${code})`}
              </Text>
            )),
          ),
          {
            label: t('units.source'),
            value: (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {unit.source ?? t('common.unknown')}
              </Text>
            ),
          },
        ]}
      />
      {unit.sourceNote !== null && (
        <Note tone="partial" title={t('units.doubts')}>
          {unit.sourceNote}
        </Note>
      )}
      <UnitHistory unit={unit} day={day} onChoose={onChoose} />
      <Group gap="xs">
        <EndUnitButton unit={unit} units={units} />
        <Button
          variant="default"
          leftSection={<IconArrowMoveRight size={16} aria-hidden />}
          onClick={onMove}
        >
          {t('units.move')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconListCheck size={16} aria-hidden />}
          onClick={() =>
            go({ screen: 'obligations', view: setFilter(emptyView, whereIs('unit', unit.code)) })
          }
        >
          {t('units.obligations')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={() => show({ panel: 'history', record: unit.id, label: name })}
        >
          {t('actions.history')}
        </Button>
        <HeaderMenu
          name={name}
          actions={[
            {
              label: t('merge.from'),
              icon: IconArrowMerge,
              onChoose: () =>
                show({
                  panel: 'merge',
                  record: unit.id,
                  kind: 'unit',
                  label: `${unit.code} · ${name}`,
                  agreement: null,
                }),
            },
          ]}
        />
      </Group>
    </Stack>
  )
}

function Validity({ unit }: { unit: UnitNode }) {
  const { t, language } = useTexts()
  const parts = [
    unit.validFrom === null
      ? null
      : t('units.validFrom', { date: formatDay(unit.validFrom, language) }),
    unit.validTo === null ? null : t('units.validTo', { date: formatDay(unit.validTo, language) }),
  ].filter((part) => part !== null)
  return parts.length === 0 ? t('units.validUnknown') : parts.join(' ')
}
