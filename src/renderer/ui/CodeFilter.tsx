import { Button, Checkbox, Popover, Stack } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'

interface CodeFilterProps {
  readonly label: string
  readonly values: readonly string[]
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (values: readonly string[]) => void
}

/** Which of a few values a list shows: none chosen means all. */
export function CodeFilter({ label, values, options, onChange }: CodeFilterProps) {
  const count = values.length === 0 ? '' : ` (${values.length})`
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={values.length === 0 ? 'default' : 'light'}
          fw={400}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
          {count}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Checkbox.Group value={[...values]} onChange={onChange} aria-label={label}>
          <Stack gap="xs">
            {options.map((option) => (
              <Checkbox key={option.value} value={option.value} label={option.label} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  )
}
