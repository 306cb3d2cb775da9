import { Text } from '@mantine/core'
import type { ExchangedOffice } from '../../../contract/exchange/overview.ts'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** Other installations of the register's own office that were revoked; of this one every screen says so. */
export function RevokedInstallations({ own }: { own: ExchangedOffice }) {
  const { t } = useTexts()
  const revoked = own.installations.flatMap((one) =>
    one.own || one.revokedAfter === null ? [] : [{ id: one.id, after: one.revokedAfter }],
  )
  if (revoked.length === 0) return null
  return (
    <Note tone="partial" title={t('revocation.other', { count: revoked.length })}>
      {revoked.map(({ id, after }) => (
        <Text size="sm" key={id}>
          {t('revocation.otherEach', { id: id.slice(0, 8), after })}
        </Text>
      ))}
      <Text size="sm" mt={4}>
        {t('revocation.otherMeans')}
      </Text>
    </Note>
  )
}
