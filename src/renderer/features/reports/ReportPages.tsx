import { Button, Center, Loader, Stack, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import type { Counted } from './ExportButtons.tsx'
import classes from './ReportPages.module.css'

const pageCounts = { dossier: 'dossier.pageCount', reports: 'reports.pageCount' } as const
/** Pages drawn at first and with each wish for more. */
const pagesAtATime = 6

interface ReportPagesProps {
  readonly preview: UseQueryResult<MethodResult<'reports.preview'>>
  /** Of what is shown: with another, the pages begin anew. */
  readonly about: string
  /** What `rows` of the preview are. */
  readonly counted: Counted
}

/** The pages of a report, as they will be printed. */
export function ReportPages({ preview, about, counted }: ReportPagesProps) {
  const { t } = useTexts()
  if (preview.isPending) {
    return (
      <Center mih={400}>
        <Stack align="center" gap="xs" component="output">
          <Loader />
          <Text size="sm">{t('dossier.preparing')}</Text>
        </Stack>
      </Center>
    )
  }
  if (preview.isError) {
    return <ErrorNote refusal={toRefusal(preview.error)} onRetry={() => void preview.refetch()} />
  }
  const { pages, pageCount, rows } = preview.data
  return (
    <Stack gap="xs" component="section" aria-label={t('dossier.preview')}>
      <Text size="sm" c="gray.7">
        {t(pageCounts[counted], { pages: pageCount, rows })}
      </Text>
      <Pages key={about} pages={pages} />
    </Stack>
  )
}

function Pages({ pages }: { pages: readonly string[] }) {
  const { t } = useTexts()
  const [shown, setShown] = useState(pagesAtATime)
  return (
    <>
      <div className={classes.desk}>
        {pages.slice(0, shown).map((svg, index) => (
          <figure key={index} className={classes.page}>
            <PageImage
              svg={svg}
              label={t('dossier.pageAlt', { page: index + 1, total: pages.length })}
            />
            <figcaption className={classes.number}>
              {t('dossier.pageShort', { page: index + 1, total: pages.length })}
            </figcaption>
          </figure>
        ))}
      </div>
      {shown < pages.length && (
        <Center>
          <Button variant="default" onClick={() => setShown(shown + pagesAtATime)}>
            {t('dossier.morePages')}
          </Button>
        </Center>
      )}
    </>
  )
}

/** A picture, not markup: whatever stands in the SVG, nothing of it can run. */
function PageImage({ svg, label }: { svg: string; label: string }) {
  const picture = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    if (picture.current !== null) picture.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [svg])
  return <img ref={picture} className={classes.paper} alt={label} />
}
