import { Text } from '@mantine/core'
import type { LastPackageRow } from '../../../contract/exchange/overview.ts'
import { formatSize } from '../../ui/format.ts'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { baseName } from './base-name.ts'

/** When a package last went or came, and which. */
export function LastPackageText({ last }: { readonly last: LastPackageRow | null }) {
  const { t, language } = useTexts()
  const moment = useMoments()
  if (last === null) return <Text size="sm">{t('exchange.noPackage')}</Text>
  return (
    <>
      <Text size="sm">{moment(last.at)}</Text>
      <Text size="xs" c="gray.7" truncate title={last.file}>
        {baseName(last.file)}
      </Text>
      <Text size="xs" c="gray.7">
        {[
          t(`codes.packageKinds.${last.kind}`),
          // An answer alone has nothing but what its sender holds.
          ...(last.bytes === 0 ? [] : [formatSize(last.bytes, language)]),
        ].join(' · ')}
      </Text>
    </>
  )
}
