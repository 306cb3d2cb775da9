import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { paddingAfter, tarBlock, tarHeader } from './tar-header.ts'

/** A file as it stands in an archive. */
export interface PackedFile {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

/** Where a file's bytes come from. */
export interface FileSource {
  readonly name: string
  readonly path: string
}

export interface ArchiveWriter {
  /** `onBytes` hears of each piece. Throws the signal's reason once it is aborted. */
  add(
    source: FileSource,
    signal: AbortSignal,
    onBytes: (count: number) => void,
  ): Promise<PackedFile>
  addBytes(name: string, bytes: Uint8Array): Promise<void>
  /** Ends the archive; gives its size once it is on the disk. */
  finish(): Promise<number>
  close(): Promise<void>
}

const pieceSize = 1024 ** 2

/** A new archive that only this user may read. `seconds`: what it says of when its files were made, since 1970. */
export async function archiveWriter(path: string, seconds: number): Promise<ArchiveWriter> {
  const out = await open(path, 'wx', 0o600)
  let position = 0
  const put = async (bytes: Uint8Array): Promise<void> => {
    await writeWhole(out, bytes, position)
    position += bytes.length
  }
  return {
    add: async ({ name, path: from }, signal, onBytes) => {
      const source = await open(from, 'r')
      try {
        const start = position
        const hash = createHash('sha256')
        position += tarBlock
        let size = 0
        for (;;) {
          signal.throwIfAborted()
          const { bytesRead, buffer } = await source.read(Buffer.alloc(pieceSize), 0, pieceSize)
          if (bytesRead === 0) break
          const piece = buffer.subarray(0, bytesRead)
          hash.update(piece)
          await put(piece)
          size += bytesRead
          onBytes(bytesRead)
        }
        await put(Buffer.alloc(paddingAfter(size)))
        // Its size is known now, whatever the file was said to have.
        await writeWhole(out, tarHeader({ name, size }, seconds), start)
        return { name, size, sha256: hash.digest('hex') }
      } finally {
        await source.close()
      }
    },
    addBytes: async (name, bytes) => {
      await put(tarHeader({ name, size: bytes.length }, seconds))
      await put(bytes)
      await put(Buffer.alloc(paddingAfter(bytes.length)))
    },
    finish: async () => {
      await put(Buffer.alloc(2 * tarBlock))
      await out.sync()
      return position
    },
    close: () => out.close(),
  }
}

async function writeWhole(out: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await out.write(
      bytes,
      written,
      bytes.length - written,
      position + written,
    )
    written += bytesWritten
  }
}
