import { Spotlight } from '@mantine/spotlight'
import { IconBuildingCommunity, IconFileText, IconListCheck, IconSearch } from '@tabler/icons-react'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useList } from '../../api/queries.ts'
import { useGo } from '../../state/navigation.ts'
import { emptyView } from '../../state/route.ts'
import { agreementName, agreementOf, unitOf } from '../../ui/names.ts'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'

const fewestLetters = 2
const rowsPerGroup = 6
const pauseMilliseconds = 150

/** Finds agreements, obligations and units by any words in them. */
export function SearchDialog() {
  const { t, language } = useTexts()
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), pauseMilliseconds)
  const enough = words.length >= fewestLetters
  const params = { search: words, limit: rowsPerGroup }
  const agreements = useList('agreements', params, { enabled: enough })
  const obligations = useList('obligations', params, { enabled: enough })
  const units = useList('units', params, { enabled: enough })
  const found = enough
    ? {
        agreements: agreements.data?.rows ?? [],
        obligations: obligations.data?.rows ?? [],
        units: units.data?.rows ?? [],
      }
    : { agreements: [], obligations: [], units: [] }
  const asked = agreements.isSuccess && obligations.isSuccess && units.isSuccess
  const nothing = found.agreements.length + found.obligations.length + found.units.length === 0
  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      shortcut="mod + K"
      tagsToIgnore={[]}
      scrollable
      maxHeight={480}
      size={680}
      attributes={{ content: { 'aria-label': t('search.title') } }}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      removeScrollProps={{ removeScrollBar: false }}
    >
      <Spotlight.Search
        placeholder={t('search.placeholder')}
        aria-label={t('search.open')}
        leftSection={<IconSearch size={20} stroke={1.5} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {typed.trim().length < fewestLetters && (
          <Spotlight.Empty>{t('search.hint')}</Spotlight.Empty>
        )}
        {enough && asked && nothing && (
          <Spotlight.Empty>{t('search.nothing', { query: words })}</Spotlight.Empty>
        )}
        {found.agreements.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.agreements')}>
            {found.agreements.map((agreement) => (
              <Spotlight.Action
                key={agreement.id}
                label={agreement.title ?? agreement.text.slice(0, 120)}
                description={[
                  t('sessions.crumb', { body: agreement.body, roman: agreement.session }),
                  agreementName(agreement, t),
                ].join(' · ')}
                leftSection={<IconFileText size={20} stroke={1.5} aria-hidden />}
                onClick={() => go({ screen: 'agreement', id: agreement.id, view: emptyView })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.obligations.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.obligations')}>
            {found.obligations.map((obligation) => (
              <Spotlight.Action
                key={obligation.id}
                label={unitOf(obligation, language)}
                description={[
                  t('sessions.short', { roman: obligation.session }),
                  agreementOf(obligation, t),
                  obligation.agreementTitle ?? obligation.text.slice(0, 100),
                ].join(' · ')}
                leftSection={<IconListCheck size={20} stroke={1.5} aria-hidden />}
                onClick={() => go({ screen: 'obligation', id: obligation.id })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.units.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.units')}>
            {found.units.map((unit) => (
              <Spotlight.Action
                key={unit.id}
                label={unitName(unit, language)}
                description={`${unit.code} · ${t(`codes.unitKinds.${unit.kind}`)}`}
                leftSection={<IconBuildingCommunity size={20} stroke={1.5} aria-hidden />}
                onClick={() => go({ screen: 'units', unit: unit.code, day: null })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
