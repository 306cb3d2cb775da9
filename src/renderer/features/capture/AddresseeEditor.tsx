import { ActionIcon, Button, Group, Select, Stack, Text, Tooltip } from '@mantine/core'
import { IconHelpCircle, IconX } from '@tabler/icons-react'
import { obligationRoles } from '../../../core/schema/codes.ts'
import type { ClauseWork } from '../../state/capture-drafts.ts'
import type { CaptureEdit } from '../../state/capture-work.ts'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { unitName, type UnitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface AddresseeEditorProps {
  readonly clause: ClauseWork
  readonly order: number
  readonly units: readonly UnitName[]
  readonly edit: (edit: CaptureEdit) => void
}

/** Whom a clause binds and how; what the program inferred waits for a person's yes. */
export function AddresseeEditor({ clause, order, units, edit }: AddresseeEditorProps) {
  const { t, language } = useTexts()
  const { key, addressees } = clause
  const nameOf = (code: string) => {
    const unit = units.find((candidate) => candidate.code === code)
    return unit === undefined ? code : unitName(unit, language)
  }
  return (
    <Stack gap={6}>
      <Text size="xs" fw={500}>
        {t('capture.addressees')}
      </Text>
      {addressees.map(({ unit, role, inferred }) => {
        const name = nameOf(unit)
        return (
          <Group key={unit} gap="xs" wrap="nowrap">
            <Text size="sm" style={{ flex: 1, minWidth: 0 }}>
              {name}
            </Text>
            {inferred && (
              <>
                <StatusBadge
                  tone="partial"
                  icon={IconHelpCircle}
                  label={t('capture.inferred')}
                  hint={t('capture.inferredHint')}
                />
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('capture.confirmAddressee', { unit: name })}
                  onClick={() => edit({ edit: 'changeAddressee', key, unit, role })}
                >
                  {t('capture.confirm')}
                </Button>
              </>
            )}
            <Select
              size="xs"
              w={140}
              aria-label={t('capture.roleOf', { unit: name })}
              allowDeselect={false}
              data={obligationRoles.map((code) => ({
                value: code,
                label: t(`codes.obligationRoles.${code}`),
              }))}
              value={role}
              onChange={(next) => {
                if (next !== null) edit({ edit: 'changeAddressee', key, unit, role: next })
              }}
            />
            <Tooltip label={t('capture.removeAddressee', { unit: name })}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('capture.removeAddressee', { unit: name })}
                onClick={() => edit({ edit: 'removeAddressee', key, unit })}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        )
      })}
      <UnitPicker
        // A fresh picker after each choice: it holds nothing of its own.
        key={addressees.length}
        size="xs"
        units={units.filter(({ code }) => !addressees.some((addressee) => addressee.unit === code))}
        value={null}
        aria-label={t('capture.addAddresseeOf', { order })}
        placeholder={t('capture.addAddressee')}
        onChange={(unit) => {
          if (unit !== null) edit({ edit: 'addAddressee', key, unit })
        }}
      />
    </Stack>
  )
}
