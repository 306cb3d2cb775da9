import { Anchor, Breadcrumbs, Group, Stack, Title } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTexts } from './use-texts.ts'

export interface Crumb {
  readonly label: string
  readonly onOpen: () => void
}

interface PageHeaderProps {
  readonly title: string
  readonly crumbs?: readonly Crumb[]
  /** Beside the title: states and marks. */
  readonly marks?: ReactNode
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** Where one is, what it is called, what can be done here. */
export function PageHeader({ title, crumbs = [], marks, actions, children }: PageHeaderProps) {
  const { t } = useTexts()
  return (
    <Stack gap="xs">
      {crumbs.length > 0 && (
        <nav aria-label={t('nav.breadcrumbs')}>
          <Breadcrumbs separator={<IconChevronRight size={14} aria-hidden />} separatorMargin={6}>
            {crumbs.map(({ label, onOpen }) => (
              <Anchor key={label} component="button" type="button" size="sm" onClick={onOpen}>
                {label}
              </Anchor>
            ))}
          </Breadcrumbs>
        </nav>
      )}
      <Group justify="space-between" align="flex-start" wrap="wrap" gap="sm">
        <Group gap="sm" align="center" style={{ flex: '1 1 20rem', minWidth: 0 }}>
          <Title order={1} size="h3" textWrap="balance">
            {title}
          </Title>
          {marks}
        </Group>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  )
}
