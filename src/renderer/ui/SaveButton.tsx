import { Button, Group, Text, type ButtonProps } from '@mantine/core'
import { createContext, useContext, type ComponentPropsWithoutRef } from 'react'

/** Why nothing can be saved in what the window shows, for every button that saves; `null`: it can. */
export const WhyNothingIsSaved = createContext<string | null>(null)

type SaveButtonProps = ButtonProps & Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps>

/** A button that saves, or says beside it why that is not possible. */
export function SaveButton({ disabled = false, ...props }: SaveButtonProps) {
  const reason = useContext(WhyNothingIsSaved)
  if (reason === null) return <Button {...props} disabled={disabled} />
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" c="gray.7">
        {reason}
      </Text>
      <Button {...props} disabled />
    </Group>
  )
}

/** The same in a row of a list, which has no room beside it: it says why when it is pointed at. */
export function RowSaveButton({ disabled = false, title, ...props }: SaveButtonProps) {
  const reason = useContext(WhyNothingIsSaved)
  return <Button {...props} disabled={disabled || reason !== null} title={reason ?? title} />
}
