import { Decrypter, Encrypter } from 'age-encryption'
import { secretsOf, type Secrets } from './key-file.ts'

/**
 * The keys as a recovery sheet holds them: an age file with scrypt (age-encryption.org/v1) around the JSON of the secrets,
 * which the stock `age` program opens as well.
 * @param work base-2 logarithm of the work of trying one passphrase
 */
export async function sealCopy(
  secrets: Secrets,
  passphrase: string,
  work: number,
): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(work)
  return encrypter.encrypt(JSON.stringify(secrets))
}

/** `null`: it is not this passphrase, or no copy of keys. */
export async function openCopy(sealed: Uint8Array, passphrase: string): Promise<Secrets | null> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return secretsOf(await decrypter.decrypt(sealed, 'text'))
  } catch (error) {
    // What the library throws of a wrong passphrase, and of an altered file: neither opens it.
    if (error instanceof Error) return null
    throw error
  }
}
