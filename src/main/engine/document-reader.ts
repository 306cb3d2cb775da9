import type { IntakeKnowledge, KnownUnit } from '../intake/knowledge.ts'
import { isPdf, pdfText } from '../intake/pdf/pdf-text.ts'
import { readDocument, readText } from '../intake/read-document.ts'
import type { DocumentReader } from '../usecases/ports/document-reader.ts'
import type { RegisterDirectory, UnitForReading } from '../usecases/ports/register.ts'

/** LGSNSP art. 18-I: the Executive Secretariat executes and follows up what the council agrees. */
const followUpUnit = 'SESNSP'

/** Reads documents with what the register knows. */
export const documentReader: DocumentReader = {
  read: async (bytes, directory) => {
    const knowledge = knowledgeOf(directory)
    if (!isPdf(bytes)) return readDocument(bytes, knowledge)
    const text = await pdfText(bytes)
    return text.ok ? readText(text.value, knowledge) : text
  },
}

function knowledgeOf(directory: RegisterDirectory): IntakeKnowledge {
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
