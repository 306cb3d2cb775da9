import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { paddingAfter, readTarHeader, tarBlock, type TarEntry } from './tar-header.ts'

/** A file in an archive, and where its bytes begin. */
export interface ArchivedFile extends TarEntry {
  readonly start: number
}

export interface Archive {
  readonly files: readonly ArchivedFile[]
  /** Hands on the bytes of a file, a piece at a time; gives their SHA-256. Throws the signal's reason when aborted. */
  read(
    file: ArchivedFile,
    signal: AbortSignal,
    onPiece: (piece: Buffer) => Promise<void> | void,
  ): Promise<string>
  close(): Promise<void>
}

/** The file ends before the archive does, or what stands there is none. */
export class NoArchive extends Error {
  /** How many of its files could be told by then. */
  readonly files: number

  constructor(files: number) {
    super(`after ${files} files`)
    this.files = files
  }
}

const pieceSize = 1024 ** 2

/** Throws `NoArchive`, or what the system says of the file. */
export async function openArchive(path: string): Promise<Archive> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const files = await filesOf(handle, size)
    return {
      files,
      read: (file, signal, onPiece) => readFile(handle, file, signal, onPiece),
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function filesOf(handle: FileHandle, size: number): Promise<readonly ArchivedFile[]> {
  const files: ArchivedFile[] = []
  for (let at = 0; ;) {
    const header = await bytesAt(handle, at, tarBlock)
    if (header.length < tarBlock) throw new NoArchive(files.length)
    // Two blocks of nothing are its end.
    if (isNothing(header)) {
      const end = await bytesAt(handle, at + tarBlock, tarBlock + 1)
      if (end.length !== tarBlock || !isNothing(end)) throw new NoArchive(files.length)
      return files
    }
    const entry = readTarHeader(header)
    if (entry === null) throw new NoArchive(files.length)
    const start = at + tarBlock
    at = start + entry.size + paddingAfter(entry.size)
    // It was one, and is cut off.
    if (at > size) throw new NoArchive(files.length + 1)
    const padding = await bytesAt(handle, start + entry.size, paddingAfter(entry.size))
    if (!isNothing(padding)) throw new NoArchive(files.length + 1)
    files.push({ ...entry, start })
  }
}

const isNothing = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0)

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

async function readFile(
  handle: FileHandle,
  { start, size }: ArchivedFile,
  signal: AbortSignal,
  onPiece: (piece: Buffer) => Promise<void> | void,
): Promise<string> {
  const hash = createHash('sha256')
  for (let done = 0; done < size;) {
    signal.throwIfAborted()
    const piece = await bytesAt(handle, start + done, Math.min(pieceSize, size - done))
    // It became shorter since it was opened.
    if (piece.length === 0) throw new NoArchive(1)
    hash.update(piece)
    await onPiece(piece)
    done += piece.length
  }
  return hash.digest('hex')
}
