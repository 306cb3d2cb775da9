/** Small wrong changes, each of which the simulation or the fuzzer has to notice. */
export interface PlantedBug {
  readonly name: string
  readonly file: string
  /** Stands in the file exactly once. */
  readonly right: string
  readonly wrong: string
  /** Arguments of `scripts/soak.ts` with which it is found: it has to end with status 1. */
  readonly found: readonly string[]
}

const commits = ['--carrier', 'commits', '--histories', '60'] as const
const packages = ['--carrier', 'packages', '--histories', '40'] as const
const fuzz = ['--histories', '0', '--fuzz', '4000'] as const

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'a replaced value stays',
    file: 'src/core/changes/apply-change.ts',
    right: 'const live = cell.live.filter(({ commit }) => !change.replaces.includes(commit))',
    wrong: 'const live = cell.live',
    found: commits,
  },
  {
    name: 'what replaces a value before it arrives is forgotten',
    file: 'src/main/store/merge.ts',
    right:
      "const someEarly = connection.get('SELECT 1 FROM early_replacement LIMIT 1') !== undefined",
    wrong: "const someEarly = connection.get('SELECT 1 FROM early_replacement LIMIT 1') === null",
    found: commits,
  },
  {
    name: 'the greater clock wins without more',
    file: 'src/core/changes/stamp.ts',
    right: `    compareClocks(a.clock, b.clock) ||
    compareText(a.installation, b.installation) ||
    a.counter - b.counter ||
    compareText(a.hash, b.hash)`,
    wrong: '    compareClocks(a.clock, b.clock)',
    found: commits,
  },
  {
    name: 'what waits stays held when its gap closes',
    file: 'src/main/store/log.ts',
    right: 'if (!someHeld) return []',
    wrong: "if (!someHeld || hash !== '') return []",
    found: commits,
  },
  {
    name: 'a second branch of a feed is taken for something else than a fork',
    file: 'src/core/changes/feed.ts',
    right: "return { outcome: 'fork', heads: [...feed.heads, head], after: previous }",
    wrong: "return { outcome: 'duplicate' }",
    found: commits,
  },
  {
    name: 'duplicates are applied again',
    file: 'src/core/changes/feed.ts',
    right: "if (feed.sequenceOf(hash) !== null) return { outcome: 'duplicate' }",
    wrong: '',
    found: commits,
  },
  {
    name: 'commits of a revoked installation count when they come later',
    file: 'src/main/store/apply-commits.ts',
    right: 'if (revocation.counts(logged.commit)) block.merge(logged)',
    wrong: "if (revocation.counts(logged.commit) || logged.hash !== '') block.merge(logged)",
    found: commits,
  },
  {
    name: 'elements of a set are one cell',
    file: 'src/main/store/merge.ts',
    right: 'const key = element === null ? field : `${field}/${element}`',
    wrong: 'const key = field',
    found: commits,
  },
  {
    name: 'a verdict against the gate is not noticed when it is imported',
    file: 'src/main/store/projections/issues/of-obligations.ts',
    right: "if (row.breached === 1) kinds.push('verdict_in_breach')",
    wrong: "if (row.breached === 2) kinds.push('verdict_in_breach')",
    found: [...commits, '--must', 'gate_breach'],
  },
  {
    name: 'one commit too many is taken to be acknowledged',
    file: 'src/main/store/exchange/agreement-of-holdings.ts',
    right: 'authors.set(author, merged - 1)',
    wrong: 'authors.set(author, merged)',
    found: packages,
  },
  {
    name: 'the last block is lost when an import goes on',
    file: 'src/main/usecases/import-package.ts',
    right: 'for (let block = from; block < blocks.length; block += 1) {',
    wrong: 'for (let block = from; block < blocks.length - (from > 0 ? 1 : 0); block += 1) {',
    found: packages,
  },
  {
    name: 'an import that goes on begins with the block before',
    file: 'src/main/usecases/import-package.ts',
    right:
      'const outcome = await applyStaged(dependencies, who, staged, { from: next, file, job })',
    wrong:
      'const outcome = await applyStaged(dependencies, who, staged, { from: next - 1, file, job })',
    found: packages,
  },
  {
    name: 'a staged package stays where it was',
    file: 'src/main/usecases/import-package.ts',
    right: 'if (finished.ok) await exchangeFiles.remove([staged.folder])',
    wrong: '',
    found: packages,
  },
  {
    name: 'files of a package are not kept',
    file: 'src/main/usecases/import-package.ts',
    right: 'await attachments.adopt(attachment.path, attachment.sha256)',
    wrong: 'attachment.path.trim()',
    found: packages,
  },
  {
    name: 'work goes out for which nobody vouches',
    file: 'src/main/store/exchange/feed-ranges.ts',
    right: 'const until = chain.findLastIndex(vouched) + 1',
    wrong: 'const until = chain.length',
    found: packages,
  },
  {
    name: 'branches that are as long are refused',
    file: 'src/contract/package/manifest-problem.ts',
    right: "compareFeedRanges(before, feed) > 0) return 'feeds are not in order'",
    wrong: "compareFeedRanges(before, feed) >= 0) return 'feeds are not in order'",
    found: packages,
  },
  {
    name: 'who signed a package is not looked at',
    file: 'src/main/exchange/stage-package.ts',
    right: 'if (!isSignedByAny(signer.keys, Buffer.concat([preludeRow, bytes]), signature)) {',
    wrong: 'if (signature.length === 0) {',
    found: fuzz,
  },
  {
    name: 'the audit path of what is passed on is not followed',
    file: 'src/main/exchange/head-attestations.ts',
    right: `      root === null ||
      !isSignedByAny(known.keys, attestationContent(installation, size, root), signature)`,
    wrong: '      root === null',
    found: fuzz,
  },
]
