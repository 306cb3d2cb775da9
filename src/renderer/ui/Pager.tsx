import { Group, Pagination, Text } from '@mantine/core'
import { formatNumber } from './format.ts'
import { useTexts } from './use-texts.ts'

interface PagerProps {
  readonly total: number
  /** 0-based. */
  readonly page: number
  readonly pageSize: number
  readonly onPage: (page: number) => void
}

/** Which rows of how many are on screen, and the way to the others. */
export function Pager({ total, page, pageSize, onPage }: PagerProps) {
  const { t, language } = useTexts()
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const number = (value: number) => formatNumber(value, language, 0)
  return (
    <Group justify="space-between" mih={36}>
      <Text size="sm" c="dimmed" aria-live="polite">
        {t('common.pageOf', {
          from: number(total === 0 ? 0 : page * pageSize + 1),
          to: number(Math.min(total, (page + 1) * pageSize)),
          total: number(total),
        })}
      </Text>
      {pages > 1 && (
        <Pagination
          component="nav"
          aria-label={t('common.pages')}
          size="sm"
          total={pages}
          value={page + 1}
          onChange={(value) => onPage(value - 1)}
          getItemProps={(item) => ({ 'aria-label': t('common.page', { page: item }) })}
          getControlProps={(control) => ({
            'aria-label': t(control === 'next' ? 'common.nextPage' : 'common.previousPage'),
          })}
        />
      )}
    </Group>
  )
}
