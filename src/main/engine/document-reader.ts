import type { KnownUnit } from '../intake/knowledge.ts'
import { readDocument } from '../intake/read-document.ts'
import type { DocumentReader } from '../usecases/ports/document-reader.ts'
import type { RegisterDirectory, UnitForReading } from '../usecases/ports/register.ts'

/** LGSNSP art. 18-I: the Executive Secretariat executes and follows up what the council agrees. */
const followUpUnit = 'SESNSP'

/** Reads documents with what the register knows. */
export const documentReader: DocumentReader = {
  read: (bytes, directory) => readDocument(bytes, knowledgeOf(directory)),
}

function knowledgeOf(directory: RegisterDirectory): Parameters<typeof readDocument>[1] {
  const units = directory.unitsForReading().map(knownUnit)
  return {
    units,
    bodies: directory.bodiesForReading().map((body) => ({
      code: body.code,
      unit: body.unit,
      names: [body.name, ...(body.nameEnglish === null ? [] : [body.nameEnglish])],
    })),
    indicators: directory.indicators(),
    followUpUnit: units.some(({ code }) => code === followUpUnit) ? followUpUnit : null,
  }
}

function knownUnit(unit: UnitForReading): KnownUnit {
  const names = [unit.name, unit.nameEnglish, unit.abbreviation, ...unit.aliases]
  return {
    code: unit.code,
    kind: unit.kind,
    names: names.filter((name) => name !== null),
    members: unit.members,
    ended: unit.ended,
  }
}
