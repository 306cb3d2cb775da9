import { Button, Menu, Text } from '@mantine/core'
import { IconNotes } from '@tabler/icons-react'
import { idSchema } from '../../../contract/primitives.ts'
import { useRecordLabels } from '../../api/queries.ts'
import { draftKey, type PanelForm, panelForms, useFormDrafts } from '../../state/form-drafts.ts'
import { placeOfDraft } from '../../state/draft-places.ts'
import { useGo } from '../../state/navigation.ts'
import { type Panel, panelSchema, useShowPanel } from '../../state/panels.ts'
import { useShowScreenForm } from '../../state/screen-forms.ts'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface Waiting {
  readonly form: PanelForm
  readonly subject: string
  readonly leftAt: string | undefined
  /** What it was typed into, where the draft knows it. */
  readonly panel: Panel | null
}

/** Forms that were begun and not saved, wherever they were left: to be gone on with. Empty: nothing is shown. */
export function DraftsMenu() {
  const { t } = useTexts()
  const moment = useMoments()
  const drafts = useFormDrafts()
  const show = useShowPanel()
  const go = useGo()
  const showOnScreen = useShowScreenForm()
  const open = ({ form, subject, panel }: Waiting) => {
    const place = placeOfDraft(form, subject, panel, drafts.record[subject]?.fields ?? [])
    if (place === null) return
    if (place.panel !== null) return show(place.panel)
    go(place.route)
    showOnScreen(form, subject)
  }
  const waiting = panelForms.flatMap((form) =>
    Object.keys(drafts[form]).map((subject): Waiting => ({
      form,
      subject,
      leftAt: drafts.leftAt[draftKey(form, subject)],
      panel: panelIn(drafts[form][subject]),
    })),
  )
  const labels = useRecordLabels([
    ...new Set(waiting.map(aboutOf).filter((id) => idSchema.safeParse(id).success)),
  ])
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
        {waiting.map((draft) => (
          <Menu.Item key={draftKey(draft.form, draft.subject)} onClick={() => open(draft)}>
            <Text size="sm" fw={500}>
              {t(`drafts.forms.${draft.form}`)}
            </Text>
            <Text size="xs" c="gray.7" lineClamp={2}>
              {[
                draft.panel?.panel === 'add' ? draft.panel.title : '',
                labels.get(aboutOf(draft)) ?? '',
                draft.leftAt === undefined ? '' : moment(draft.leftAt),
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

/** What a draft was typed into. */
const panelIn = (draft: object | undefined): Panel | null =>
  panelSchema.safeParse(draft !== undefined && 'panel' in draft ? draft.panel : null).data ?? null

/** The record that the form is about, if it is about one. */
const aboutOf = ({ subject }: Waiting): string => subject.split('_')[0] ?? ''
