/**
 * Bounds of a package. They are permanent in one direction: a later version may accept more, and then says so with a
 * higher "minimum reader". What a file says of itself is compared with them before anything is set aside for it.
 */
export const packageLimits = {
  /** Bytes of the age header, the part before the encrypted text: some 500 recipients. */
  ageHeader: 64 * 1024,
  /** Offices that one package is sealed for. */
  recipients: 256,
  /** Base-2 logarithm of scrypt's work for a passphrase: 256 MiB of memory. */
  scryptWorkFactor: 18,
  /** Bytes. */
  manifest: 32 * 1024 ** 2,
  installations: 100_000,
  partitions: 500_000,
  feeds: 1_000_000,
  /** Per package, and leaves of one signed tree. */
  attestations: 100_000,
  leaves: 16_000_000,
  proof: 1_000_000,
  scope: 10_000,
  statements: 10_000,
  /** Bytes of one statement. */
  statement: 16 * 1024,
  gaps: 100_000,
  lacking: 100_000,
  frames: 200_000,
  /** Characters of a scope element and of the program's version. */
  text: 100,
  block: {
    changes: 10_000,
    /** Bytes of a block once it is decompressed, and of its commits once they are whole again. */
    bytes: 8 * 1024 ** 2,
    /** What was left out of the commits of one block. */
    omissions: 100_000,
  },
  /** Bytes of one attached file: what the intake of evidence accepts. */
  attachment: 2 * 1024 ** 3,
} as const
