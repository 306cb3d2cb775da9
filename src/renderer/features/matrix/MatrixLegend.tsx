import { complianceCodes } from '../../../core/compliance/codes.ts'
import { cellMarks } from '../../../core/compliance/matrix-look.ts'
import { complianceLooks, metLateLook } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { markLooks } from './cell-look.tsx'
import classes from './Matrix.module.css'

/** What the icons of the cells mean. */
export function MatrixLegend() {
  const { t } = useTexts()
  const entries = [
    ...complianceCodes.map((code) => ({
      ...complianceLooks[code],
      label: t(`codes.complianceCodes.${code}`),
    })),
    { ...metLateLook, label: t('status.metLate') },
    ...cellMarks.map((mark) => ({ ...markLooks[mark], label: t(`matrix.marks.${mark}`) })),
  ]
  return (
    <ul className={classes.legend} aria-label={t('matrix.legend')}>
      {entries.map(({ label, tone, icon: Picture }) => (
        <li key={label}>
          <span className={classes.swatch} data-tone={tone}>
            <Picture size={14} stroke={2} aria-hidden />
          </span>
          {label}
        </li>
      ))}
      <li>
        <span className={classes.swatch} data-tone="neutral" data-apart />
        {t('matrix.apart')}
      </li>
    </ul>
  )
}
