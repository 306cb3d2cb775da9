import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useList } from '../../api/queries.ts'
import { foldText } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** Somebody known, or somebody new by name. */
export type ChosenHolder = { readonly person: string } | { readonly name: string }

interface HolderPickerProps {
  readonly value: ChosenHolder | null
  readonly onChange: (holder: ChosenHolder | null) => void
  readonly error: ReactNode
}

/** Ids are hexadecimal, so this is none. */
const newPerson = 'new'

/** A person by name; a name that nobody has is offered as somebody new. */
export function HolderPicker({ value, onChange, error }: HolderPickerProps) {
  const { t } = useTexts()
  const people = useList('people', { limit: 10_000 })
  const [typed, setTyped] = useState(value !== null && 'name' in value ? value.name : '')
  const rows = people.data?.rows ?? []
  const added = typed.trim()
  const unknown =
    added !== '' && people.isSuccess && !rows.some(({ name }) => foldText(name) === foldText(added))
  return (
    <Select
      required
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('actions.clear') }}
      label={t('kinds.person')}
      description={t('posts.personHint')}
      error={error}
      data={[
        ...rows.map(({ id, name }) => ({ value: id, label: name })),
        ...(unknown ? [{ value: newPerson, label: added }] : []),
      ]}
      filter={({ options, search }) =>
        options
          .filter(
            (option) =>
              'value' in option &&
              (option.value === newPerson || foldText(option.label).includes(foldText(search))),
          )
          .slice(0, 50)
      }
      renderOption={({ option }) =>
        option.value === newPerson ? t('posts.newPerson', { name: option.label }) : option.label
      }
      value={value === null ? null : 'person' in value ? value.person : newPerson}
      onSearchChange={(search) => {
        setTyped(search)
        // Another name is somebody else.
        if (value !== null && 'name' in value && search.trim() !== value.name) onChange(null)
      }}
      onChange={(chosen) => {
        if (chosen === null) onChange(null)
        else onChange(chosen === newPerson ? { name: added } : { person: chosen })
      }}
      nothingFoundMessage={t('common.noResults')}
    />
  )
}
