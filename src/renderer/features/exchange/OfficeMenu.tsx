import { IconBan, IconDeviceDesktopOff, IconEyeEdit } from '@tabler/icons-react'
import { RowMenu } from '../../ui/RowMenu.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import type { Ended } from './EndOfficeDialog.tsx'
import type { OtherOffice } from './other-offices.ts'

interface OfficeMenuProps {
  readonly office: OtherOffice
  readonly onScope: () => void
  readonly onEnd: (ended: Ended) => void
}

/** What the coordinating office decides about another one. */
export function OfficeMenu({ office, onScope, onEnd }: OfficeMenuProps) {
  const { t } = useTexts()
  const working = office.installations.filter(({ revokedAfter }) => revokedAfter === null)
  return (
    <RowMenu
      name={office.name}
      actions={[
        ...(office.coordinating
          ? []
          : [{ label: t('exchange.changeScope'), icon: IconEyeEdit, onChoose: onScope }]),
        // The only one goes with its office.
        ...(working.length < 2
          ? []
          : working.map(({ id }) => ({
              label: t('exchange.endInstallation', { id: id.slice(0, 8) }),
              icon: IconDeviceDesktopOff,
              harmful: true,
              onChoose: () => onEnd({ what: 'installation', id }),
            }))),
        {
          label: t('exchange.endOffice'),
          icon: IconBan,
          harmful: true,
          onChoose: () => onEnd({ what: 'office', id: office.id }),
        },
      ]}
    />
  )
}
