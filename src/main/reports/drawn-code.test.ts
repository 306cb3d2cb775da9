import jsQR from 'jsqr'
import { expect, it } from 'vitest'
import { dossierOf, sessionDossier } from '../../../tests/support/dossier-fixture.ts'
import { picturePage } from '../../../tests/support/pdf-picture.ts'
import { openReportRenderer } from './report-renderer.ts'

const renderer = openReportRenderer({
  templateDirectories: ['resources/reports'],
  fontDirectory: 'node_modules',
})

it('a printed page tells machines which state of the register it shows', async () => {
  const dossier = dossierOf('es', sessionDossier('es').agreements.slice(0, 1))
  const rendered = await renderer.dossier(dossier, 'pdf')
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error))
  // As a common scanner sees it.
  const { pixels, width, height } = await picturePage(rendered.value.bytes, 300)
  expect(jsQR.default(pixels, width, height)?.data).toBe(dossier.digest.toUpperCase())
}, 30_000)
