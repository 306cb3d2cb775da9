import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useReturnFocus } from './use-return-focus.ts'

interface PanelDrawerProps {
  readonly title: string
  readonly onClose: () => void
  readonly size?: number
  readonly children: ReactNode
}

/** A panel from the right over the screen it belongs to. Escape closes it. */
export function PanelDrawer({ title, onClose, size = 640, children }: PanelDrawerProps) {
  useReturnFocus()
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      size={size}
      padding="lg"
      transitionProps={{ duration: 0 }}
      styles={{
        title: { fontWeight: 600, fontSize: 'var(--mantine-font-size-lg)', lineHeight: 1.3 },
      }}
    >
      {children}
    </Drawer>
  )
}
