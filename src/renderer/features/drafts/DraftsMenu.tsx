import { Button, Menu, Text } from '@mantine/core'
import { IconNotes } from '@tabler/icons-react'
import { useRecordLabels } from '../../api/queries.ts'
import { type PanelForm, panelForms, useFormDrafts } from '../../state/form-drafts.ts'
import { type Panel, useShowPanel } from '../../state/panels.ts'
import { formatMoment } from '../../ui/format.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface Waiting {
  readonly form: PanelForm
  readonly subject: string
  readonly leftAt: string | undefined
}

/** Forms that were begun and not saved, wherever they were left: to be gone on with. Empty: nothing is shown. */
export function DraftsMenu() {
  const { t, language } = useTexts()
  const drafts = useFormDrafts()
  const show = useShowPanel()
  const waiting = panelForms.flatMap((form) =>
    Object.keys(drafts[form]).map((subject): Waiting => ({
      form,
      subject,
      leftAt: drafts.leftAt[`${form}/${subject}`],
    })),
  )
  const labels = useRecordLabels([...new Set(waiting.map(({ subject }) => subject))])
  if (waiting.length === 0) return null
  return (
    <Menu position="bottom-end" width={420} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="light" size="xs" leftSection={<IconNotes size={16} aria-hidden />}>
          {t('drafts.waiting', { count: waiting.length })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('drafts.hint')}</Menu.Label>
        {waiting.map(({ form, subject, leftAt }) => (
          <Menu.Item
            key={`${form}/${subject}`}
            onClick={() => show(panelOf(form, subject, drafts.record[subject]?.fields ?? []))}
          >
            <Text size="sm" fw={500}>
              {t(`drafts.forms.${form}`)}
            </Text>
            <Text size="xs" c="gray.7" lineClamp={2}>
              {[
                labels.get(subject) ?? '',
                leftAt === undefined ? '' : formatMoment(leftAt, language),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function panelOf(form: PanelForm, subject: string, fields: readonly string[]): Panel {
  return form === 'record'
    ? { panel: 'edit', record: subject, fields }
    : { panel: form, obligation: subject }
}
