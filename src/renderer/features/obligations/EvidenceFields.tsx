import {
  ActionIcon,
  Checkbox,
  Fieldset,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { IconFile, IconLink, IconMail, IconTrash } from '@tabler/icons-react'
import { evidenceKinds } from '../../../core/schema/codes.ts'
import type { EvidenceDraft } from '../../state/casework-drafts.ts'
import { evidenceLack } from '../../state/given-evidence.ts'
import { codeOptions } from '../../ui/code-labels.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { formatSize } from '../../ui/format.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface EvidenceFieldsProps {
  readonly item: EvidenceDraft
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly clauses: readonly { readonly value: string; readonly label: string }[]
  readonly tried: boolean
  readonly onChange: (part: Partial<EvidenceDraft>) => void
  readonly onRemove: () => void
}

const pictures = { file: IconFile, link: IconLink, letter: IconMail } as const

/** What is known of one piece of evidence. Only a file proves anything; the rest says where to look. */
export function EvidenceFields(props: EvidenceFieldsProps) {
  const { item, today, clauses, onChange, onRemove } = props
  const { t, language } = useTexts()
  const lack = props.tried ? evidenceLack(item) : null
  const name = item.source === 'file' ? item.name : t(`evidence.sources.${item.source}`)
  const Picture = pictures[item.source]
  return (
    <Fieldset p="xs" aria-label={name}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Picture size={16} aria-hidden style={{ flex: 'none' }} />
            <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
              {name}{' '}
              {item.source === 'file' && (
                <Text span size="xs" c="dimmed">
                  {formatSize(item.size, language)}
                </Text>
              )}
            </Text>
          </Group>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('progress.removeFile', { name })}
            onClick={onRemove}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
        {item.source === 'link' && (
          <TextInput
            size="xs"
            required
            data-autofocus
            type="url"
            label={t('evidence.link')}
            description={t('evidence.linkHint')}
            value={item.link}
            onChange={(event) => onChange({ link: event.currentTarget.value })}
            error={lack === 'link' ? t('evidence.linkInvalid') : null}
          />
        )}
        <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs">
          <Select
            size="xs"
            clearable
            label={t('progress.kindShort')}
            aria-label={t('progress.evidenceKind', { name })}
            data={[...codeOptions(evidenceKinds, t)]}
            value={item.kind}
            onChange={(kind) => onChange({ kind })}
            clearButtonProps={{ 'aria-label': t('actions.clear') }}
          />
          <TextInput
            size="xs"
            required={item.source === 'letter'}
            label={t('progress.referenceShort')}
            aria-label={t('progress.evidenceReference', { name })}
            value={item.reference}
            onChange={(event) => onChange({ reference: event.currentTarget.value })}
            error={lack === 'reference' ? t('evidence.referenceRequired') : null}
          />
          <DayInput
            size="xs"
            label={t('fields.date')}
            aria-label={t('progress.evidenceDate', { name })}
            max={today}
            value={item.date}
            onChange={(date) => onChange({ date })}
          />
          <NumberInput
            size="xs"
            label={t('fields.pages')}
            aria-label={t('evidence.pagesOf', { name })}
            min={1}
            allowDecimal={false}
            allowNegative={false}
            value={item.pages ?? ''}
            onChange={(pages) => onChange({ pages: typeof pages === 'number' ? pages : null })}
          />
        </SimpleGrid>
        {clauses.length > 0 && (
          <MultiSelect
            size="xs"
            label={t('evidence.clauses')}
            aria-label={t('evidence.clausesOf', { name })}
            data={[...clauses]}
            value={[...item.clauses]}
            onChange={(chosen) => onChange({ clauses: chosen })}
            clearable
            clearButtonProps={{ 'aria-label': t('actions.clear') }}
            comboboxProps={{ withinPortal: true }}
          />
        )}
        {item.source !== 'link' && (
          <Checkbox
            size="xs"
            label={t('evidence.scanned')}
            aria-label={t('evidence.scannedOf', { name })}
            checked={item.scanned}
            onChange={(event) => onChange({ scanned: event.currentTarget.checked })}
          />
        )}
      </Stack>
    </Fieldset>
  )
}
