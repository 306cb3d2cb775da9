import { Button, Popover, Select, Stack } from '@mantine/core'
import { IconChevronDown, IconLayoutGrid } from '@tabler/icons-react'
import { matrixRowKinds } from '../../../contract/matrix.ts'
import { useUnitTree } from '../../api/queries.ts'
import { matrixGroupings } from '../../../core/compliance/matrix-groups.ts'
import { matrixDensities, type MatrixView } from '../../state/matrix-view.ts'
import { uniqueOptions } from '../../ui/unique-options.ts'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface MatrixLayoutProps {
  readonly view: MatrixView
  readonly onView: (view: MatrixView) => void
}

/** What stands in rows and columns, grouping, density. */
export function MatrixLayout({ view, onView }: MatrixLayoutProps) {
  const { t, language } = useTexts()
  const units = useUnitTree()
  const groups = (units.data ?? []).filter(({ kind }) => kind === 'group')
  const columns = view.columns.of === 'group' ? view.columns.unit : view.columns.of
  const chooseColumns = (chosen: string) => {
    switch (chosen) {
      case 'entities':
      case 'units':
        return onView({ ...view, columns: { of: chosen } })
      default:
        return onView({ ...view, columns: { of: 'group', unit: chosen } })
    }
  }
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          fw={400}
          leftSection={<IconLayoutGrid size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('matrix.layout')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('matrix.layout')}>
        <Stack gap="sm" w="16rem">
          <Choice
            label={t('matrix.rows')}
            value={view.rows}
            options={matrixRowKinds.map((value) => ({
              value,
              label: t(`matrix.rowKinds.${value}`),
            }))}
            onChoose={(rows) => onView({ ...view, rows })}
          />
          <Choice
            label={t('matrix.columns')}
            value={columns}
            options={uniqueOptions([
              { value: 'entities', label: t('matrix.columnKinds.entities') },
              { value: 'units', label: t('matrix.columnKinds.units') },
              // The federal entities are a choice of their own.
              ...groups
                .filter(({ code }) => code !== entitiesGroup)
                .map((group) => ({ value: group.code, label: unitName(group, language) })),
            ])}
            onChoose={chooseColumns}
          />
          <Choice
            label={t('matrix.groupBy')}
            value={view.grouping}
            options={matrixGroupings.map((value) => ({
              value,
              label: t(`matrix.groupings.${value}`),
            }))}
            onChoose={(grouping) => onView({ ...view, grouping })}
          />
          <Choice
            label={t('matrix.density')}
            value={view.density}
            options={matrixDensities.map((value) => ({
              value,
              label: t(`matrix.densities.${value}`),
            }))}
            onChoose={(density) => onView({ ...view, density })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Code of the group of all federal entities in the national catalogue. */
const entitiesGroup = 'ENT-32'

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChoose: (value: Value) => void
}

function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  return (
    <Select
      label={label}
      // Within the popover: a click on an option is no click beside it.
      comboboxProps={{ withinPortal: false }}
      data={[...options]}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen)
        if (option !== undefined) onChoose(option.value)
      }}
    />
  )
}
