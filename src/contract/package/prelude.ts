/**
 * What stands before the manifest, 15 bytes: magic (8, ASCII), version (major, minor, minimum reader: one byte each),
 * length of the manifest (4, most significant first). After the manifest: the sender's signature over all of it.
 */
export const magic = 'ACUERDOS'
export const preludeBytes = 15
export const signatureBytes = 64

/**
 * What this program writes. A higher major version is another format. A higher minor one only adds items at the end of
 * the manifest; `minimumReader` is the least minor version that may leave them unread.
 */
export const packageVersion: PackageVersion = { major: 1, minor: 0, minimumReader: 0 }

export interface PackageVersion {
  readonly major: number
  readonly minor: number
  readonly minimumReader: number
}

export interface Prelude {
  readonly version: PackageVersion
  /** Bytes. */
  readonly manifest: number
}

export function writePrelude({ version, manifest }: Prelude): Uint8Array {
  const bytes = new Uint8Array(preludeBytes)
  for (let index = 0; index < magic.length; index += 1) bytes[index] = magic.charCodeAt(index)
  bytes.set([version.major, version.minor, version.minimumReader], magic.length)
  new DataView(bytes.buffer).setUint32(magic.length + 3, manifest)
  return bytes
}

/** `null`: this is no package. */
export function readPrelude(bytes: Uint8Array): Prelude | null {
  if (bytes.length !== preludeBytes) return null
  for (let index = 0; index < magic.length; index += 1) {
    if (bytes[index] !== magic.charCodeAt(index)) return null
  }
  const [major = 0, minor = 0, minimumReader = 0] = bytes.subarray(magic.length)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    version: { major, minor, minimumReader },
    manifest: view.getUint32(magic.length + 3),
  }
}

/** Whether this program reads packages of that version. */
export const isReadable = ({ major, minimumReader }: PackageVersion): boolean =>
  major === packageVersion.major && minimumReader <= packageVersion.minor
