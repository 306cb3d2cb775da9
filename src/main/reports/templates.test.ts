import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTemplates } from './templates.ts'

const folderWith = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'acuerdos-templates-'))
  await mkdir(join(directory, 'parts'))
  for (const [path, content] of Object.entries(files)) {
    await writeFile(join(directory, path), content)
  }
  return directory
}

describe('report templates', () => {
  it('are the program’s, except where the office has its own of the same name', async () => {
    const program = await folderWith({ 'dossier.typ': 'program', 'parts/page.typ': 'program' })
    const office = await folderWith({ 'parts/page.typ': 'office', 'notes.txt': 'no template' })
    const templates = await readTemplates([office, program])
    expect([...templates.own]).toEqual(['parts/page.typ'])
    const decoder = new TextDecoder()
    expect(
      Object.fromEntries([...templates.files].map(([path, file]) => [path, decoder.decode(file)])),
    ).toEqual({ 'dossier.typ': 'program', 'parts/page.typ': 'office' })
  })

  it('need no folder in the register', async () => {
    const program = await folderWith({ 'dossier.typ': 'program' })
    expect([...(await readTemplates([join(program, 'absent'), program])).files.keys()]).toEqual([
      'dossier.typ',
    ])
  })

  it('are not silently skipped when the folder is a file', async () => {
    const directory = await folderWith({ 'dossier.typ': '' })
    await expect(readTemplates([join(directory, 'dossier.typ')])).rejects.toThrow('ENOTDIR')
  })
})
