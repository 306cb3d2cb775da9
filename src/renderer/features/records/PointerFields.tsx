import { Select } from '@mantine/core'
import { useBodyNames, useList, useUnitTree } from '../../api/queries.ts'
import { sessionName } from '../../ui/names.ts'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { type FieldValue, textOf } from './record-form.ts'

interface PointerFieldProps {
  readonly label: string
  readonly description?: string
  readonly error: string | null
  readonly disabled: boolean
  readonly required: boolean
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
}

/** More would not be read; what is meant is found by typing. */
const longestList = 60

interface Pointed {
  readonly value: string
  readonly label: string
}
type PointedItem = Pointed | { readonly group: string; readonly items: Pointed[] }

const hasItem = (data: readonly PointedItem[], id: string): boolean =>
  data.some((item) => ('items' in item ? hasItem(item.items, id) : item.value === id))

/** A record that another one points to: that one holds its id, people pick what it is called. */
function PointerField({
  value,
  onChange,
  data,
  ...input
}: PointerFieldProps & {
  /** `undefined`: not known yet. */
  readonly data: readonly PointedItem[] | undefined
}) {
  const { t } = useTexts()
  const id = textOf(value)
  const known = data === undefined || id === '' || hasItem(data, id)
  // What points to nothing that is here is shown all the same, so that it can be emptied.
  const shown = known ? (data ?? []) : [{ value: id, label: t('records.notHere') }, ...data]
  return (
    <Select
      {...input}
      searchable
      clearable={!input.required}
      // Who empties the text has chosen nothing: the button to clear it is not reached by keys.
      onInput={(event) => {
        if (!input.required && event.currentTarget.value === '') onChange(null)
      }}
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      limit={longestList}
      disabled={input.disabled || data === undefined}
      data={[...shown]}
      value={id === '' ? null : id}
      onChange={onChange}
      nothingFoundMessage={t('common.noResults')}
      comboboxProps={{ withinPortal: true }}
    />
  )
}

export function PersonField(field: PointerFieldProps) {
  return <PointerField {...field} data={usePeople()} />
}

/** The body that meets; the register finds it by its code. */
export function BodyField(field: PointerFieldProps) {
  const { language } = useTexts()
  const bodies = useBodyNames(language)
  return (
    <PointerField
      {...field}
      data={bodies.size === 0 ? undefined : [...bodies].map(([value, label]) => ({ value, label }))}
    />
  )
}

export function SessionField(field: PointerFieldProps) {
  const { t } = useTexts()
  const sessions = useList('sessions', { limit: 1000 })
  return (
    <PointerField
      {...field}
      data={sessions.data?.rows.map((session) => ({
        value: session.id,
        label: `${session.body} · ${sessionName(session, t)}`,
      }))}
    />
  )
}

/** Who is to judge: a person, or a unit whose people may. */
export function VerifierField(field: PointerFieldProps) {
  const { t, language } = useTexts()
  const people = usePeople()
  const units = useUnitTree()
  return (
    <PointerField
      {...field}
      data={
        people === undefined || units.data === undefined
          ? undefined
          : [
              { group: t('nav.people'), items: people },
              {
                group: t('nav.units'),
                items: units.data.map((unit) => ({
                  value: unit.id,
                  label: unitName(unit, language),
                })),
              },
            ]
      }
    />
  )
}

function usePeople() {
  const people = useList('people', { limit: 10_000 })
  return people.data?.rows.map(({ id, name }) => ({ value: id, label: name }))
}
