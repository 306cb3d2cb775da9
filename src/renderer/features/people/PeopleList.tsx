import { Grid, Stack, Text, Title } from '@mantine/core'
import { useList } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { AddPersonForm } from './AddPersonForm.tsx'
import { PersonCard } from './PersonCard.tsx'

/** Who may record in this office's name, and who else is known. */
export function PeopleList() {
  const { t } = useTexts()
  const people = useList('people', { limit: 1000 })
  const rows = people.data?.rows ?? []
  const ours = rows.filter(({ mayWork }) => mayWork)
  const others = rows.filter(({ mayWork }) => !mayWork)
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 7, lg: 8 }}>
        {people.isPending && <LoadingRows />}
        {people.isError && (
          <ErrorNote refusal={toRefusal(people.error)} onRetry={() => void people.refetch()} />
        )}
        {people.isSuccess && (
          <Stack gap="lg">
            <Stack gap="xs" component="section" aria-labelledby="people-ours">
              <Title order={2} size="h5" id="people-ours">
                {t('people.ofOffice')}
              </Title>
              {ours.map((person) => (
                <PersonCard key={person.id} row={person} />
              ))}
            </Stack>
            {others.length > 0 && (
              <Stack gap="xs" component="section" aria-labelledby="people-others">
                <Title order={2} size="h5" id="people-others">
                  {t('people.others')}
                </Title>
                <Text size="sm" c="dimmed">
                  {t('people.othersHint')}
                </Text>
                {others.map((person) => (
                  <PersonCard key={person.id} row={person} />
                ))}
              </Stack>
            )}
          </Stack>
        )}
      </Grid.Col>
      <Grid.Col span={{ base: 5, lg: 4 }}>
        <AddPersonForm />
      </Grid.Col>
    </Grid>
  )
}
