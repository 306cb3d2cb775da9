import type { Packages } from '../usecases/ports/packages.ts'
import { openStage } from './stage-folder.ts'
import { stagePackage } from './stage-package.ts'
import { writePackage } from './write-package.ts'

/** Packages as files of the machine. */
export const packageFiles: Packages = {
  write: writePackage,
  stage: stagePackage,
  reopen: openStage,
}
