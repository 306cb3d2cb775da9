import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconLink, IconTrash } from '@tabler/icons-react'
import type { LineageView } from '../../../contract/lineage.ts'
import { endsInTime } from '../../../core/compliance/lineage.ts'
import { useLineage } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useGo } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView } from '../../state/route.ts'
import { useScreenForm } from '../../state/screen-forms.ts'
import { agreementName, unitOf } from '../../ui/names.ts'
import { Note } from '../../ui/Note.tsx'
import { RowMenu } from '../../ui/RowMenu.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { LineageGraph } from './LineageGraph.tsx'
import { LinkDrawer } from './LinkDrawer.tsx'

/** What an agreement came from and what became of it: drawn, and as a list of sentences. */
export function AgreementLineage({ agreement }: { agreement: string }) {
  const { t } = useTexts()
  const linking = useScreenForm('lineage')
  const lineage = useLineage(agreement)
  if (lineage.isPending) return null
  if (lineage.isError) return <ErrorNote refusal={toRefusal(lineage.error)} />
  const { links, unregistered, mootCandidates } = lineage.data
  return (
    <Stack gap="sm" component="section" aria-labelledby="agreement-lineage">
      <Group justify="space-between">
        <Title order={2} size="h4" id="agreement-lineage">
          {t('lineage.title')}
        </Title>
        <Button
          variant="default"
          leftSection={<IconLink size={16} aria-hidden />}
          onClick={() => linking.show(agreement)}
        >
          {t('lineage.add')}
        </Button>
      </Group>
      {mootCandidates.length > 0 && <MootCandidates candidates={mootCandidates} />}
      {links.length + unregistered.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('lineage.none')}
        </Text>
      ) : (
        <>
          {links.length > 0 && <LineageGraph lineage={lineage.data} />}
          <Links lineage={lineage.data} />
        </>
      )}
      {linking.subject === agreement && (
        <LinkDrawer agreement={agreement} onClose={linking.close} />
      )}
    </Stack>
  )
}

/** Nothing changes by itself: somebody who did not report has to issue the verdict. */
function MootCandidates({ candidates }: { candidates: LineageView['mootCandidates'] }) {
  const { t, language } = useTexts()
  const go = useGo()
  return (
    <Note tone="partial" title={t('lineage.moot', { count: candidates.length })}>
      <Text size="sm">{t('lineage.mootHint')}</Text>
      <Group gap="xs" mt={4}>
        {candidates.map((candidate) => (
          <Anchor
            key={candidate.id}
            component="button"
            type="button"
            size="sm"
            onClick={() => go({ screen: 'obligation', id: candidate.id })}
          >
            {unitOf(candidate, language)}
          </Anchor>
        ))}
      </Group>
    </Note>
  )
}

function Links({ lineage }: { lineage: LineageView }) {
  const { t } = useTexts()
  const go = useGo()
  const show = useShowPanel()
  const nodes = new Map(lineage.nodes.map((node) => [node.id, node]))
  const generation = (id: string) => nodes.get(id)?.generation ?? 0
  const sorted = lineage.links.toSorted(
    (a, b) => generation(endsInTime(a).later) - generation(endsInTime(b).later),
  )
  const withdraw = (id: string) => ({
    label: t('lineage.withdraw'),
    icon: IconTrash,
    harmful: true,
    onChoose: () =>
      show({
        panel: 'withdraw',
        record: id,
        title: t('lineage.withdraw'),
        text: t('lineage.withdrawText'),
      }),
  })
  const end = (id: string) => {
    const node = nodes.get(id)
    if (node === undefined) return null
    const name = agreementName(node, t)
    return id === lineage.agreement ? (
      <Text span fw={600} size="sm">
        {name}
      </Text>
    ) : (
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => go({ screen: 'agreement', id, view: emptyView })}
      >
        {[name, node.title].filter((part) => part !== null).join(' · ')}
      </Anchor>
    )
  }
  return (
    <Paper p="sm" component="ul" m={0} style={{ listStyle: 'none' }}>
      {sorted.map((link) => (
        <Group key={link.id} component="li" justify="space-between" wrap="nowrap">
          <Group gap={6}>
            {end(link.from)}
            <Text span size="sm" c="gray.7">
              {t(`codes.linkKinds.${link.kind}`).toLowerCase()}
            </Text>
            {end(link.to)}
            {link.note !== null && (
              <Text span size="xs" c="dimmed">
                {link.note}
              </Text>
            )}
          </Group>
          <RowMenu name={t(`codes.linkKinds.${link.kind}`)} actions={[withdraw(link.id)]} />
        </Group>
      ))}
      {lineage.unregistered.map((link) => (
        <Group key={link.id} component="li" justify="space-between" wrap="nowrap">
          <Group gap={6}>
            {end(lineage.agreement)}
            <Text span size="sm" c="gray.7">
              {t(`codes.linkKinds.${link.kind}`).toLowerCase()}
            </Text>
            <Text span size="sm">
              {t('lineage.unregistered', { text: link.targetText })}
            </Text>
          </Group>
          <RowMenu name={link.targetText} actions={[withdraw(link.id)]} />
        </Group>
      ))}
    </Paper>
  )
}
