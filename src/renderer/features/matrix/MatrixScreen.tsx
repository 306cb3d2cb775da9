import { Button, Text } from '@mantine/core'
import { IconFileImport, IconTable } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Matrix } from '../../../contract/matrix.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useMatrix } from '../../api/queries.ts'
import { initialMatrixView, matrixParams, type MatrixView } from '../../state/matrix-view.ts'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView } from '../../state/route.ts'
import { formatNumber } from '../../ui/format.ts'
import { ListBody } from '../../ui/ListBody.tsx'
import { NoMatch } from '../../ui/NoMatch.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SelectionBar } from '../../ui/SelectionBar.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { CellPictures } from './CellPictures.tsx'
import { chosenCells, nothingChosen } from './grid-selection.ts'
import classes from './Matrix.module.css'
import { matrixModel } from './matrix-model.ts'
import { MatrixExport } from './MatrixExport.tsx'
import { MatrixFilters } from './MatrixFilters.tsx'
import { MatrixGrid } from './MatrixGrid.tsx'
import { MatrixLayout } from './MatrixLayout.tsx'
import { MatrixLegend } from './MatrixLegend.tsx'
import { useCellWords } from './use-cell-words.ts'

/** Agreements × units: how every obligation stands, and what is done with many at once. */
export function MatrixScreen({ view }: { view: MatrixView }) {
  const { t } = useTexts()
  const { see } = useNavigation()
  const matrix = useMatrix(matrixParams(view))
  const onView = (next: MatrixView) => see({ screen: 'matrix', view: next })
  const narrowed = view.search !== '' || view.filters.length > 0
  return (
    <div className={classes.screen}>
      <PageHeader
        title={t('matrix.title')}
        actions={
          <>
            <MatrixExport view={view} />
            <MatrixLayout view={view} onView={onView} />
          </>
        }
      />
      <MatrixFilters view={view} onView={onView} />
      <ListBody
        loading={matrix.isPending}
        refusal={matrix.isError ? toRefusal(matrix.error) : null}
        onRetry={() => void matrix.refetch()}
        total={matrix.data?.rows.length ?? 0}
        empty={
          narrowed ? (
            <NoMatch
              onClear={() => onView({ ...view, search: '', filters: initialMatrixView.filters })}
            />
          ) : (
            <Empty />
          )
        }
      >
        {matrix.data !== undefined && <Body matrix={matrix.data} view={view} />}
      </ListBody>
    </div>
  )
}

function Body({ matrix, view }: { matrix: Matrix; view: MatrixView }) {
  const { t, language } = useTexts()
  const { go } = useNavigation()
  const show = useShowPanel()
  const words = useCellWords()
  const [selection, setSelection] = useState(nothingChosen)
  const model = useMemo(() => matrixModel(matrix, view.grouping), [matrix, view.grouping])
  const obligations = useMemo(
    () => chosenCells(model, selection.chosen).flatMap((cell) => cell.obligations),
    [model, selection.chosen],
  )
  const number = (value: number) => formatNumber(value, language, 0)
  return (
    <>
      <SelectionBar
        count={obligations.length}
        onAction={(action) => show({ panel: 'bulk', action, obligations })}
        onClear={() => setSelection(nothingChosen)}
      />
      <CellPictures />
      <MatrixGrid
        label={t('matrix.title')}
        model={model}
        grouping={view.grouping}
        comfortable={view.density === 'comfortable'}
        corner={t(`matrix.rowKinds.${view.rows}`)}
        words={words}
        selection={selection}
        onSelection={setSelection}
        onOpenCell={(cell) => show({ panel: 'cell', obligations: cell.obligations })}
        onOpenRow={(id) => go({ screen: 'agreement', id, view: emptyView })}
      />
      <MatrixLegend />
      <Text size="xs" c="dimmed">
        {[
          t(matrix.rows.length < matrix.rowTotal ? 'matrix.shownOf' : 'matrix.shown', {
            shown: number(matrix.rows.length),
            total: number(matrix.rowTotal),
            columns: number(matrix.columns.length),
          }),
          ...(matrix.outside > 0 ? [t('matrix.outside', { count: matrix.outside })] : []),
          t('matrix.keys'),
        ].join(' ')}
      </Text>
    </>
  )
}

function Empty() {
  const { t } = useTexts()
  const { go } = useNavigation()
  return (
    <EmptyNote
      title={t('matrix.empty')}
      hint={t('matrix.emptyHint')}
      icon={IconTable}
      action={
        <Button
          leftSection={<IconFileImport size={16} aria-hidden />}
          onClick={() => go({ screen: 'capture' })}
        >
          {t('nav.capture')}
        </Button>
      }
    />
  )
}
