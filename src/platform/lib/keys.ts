import { createHash, hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';

/** A key for one purpose, and the id by which tokens refer to it. */
export interface Key {
  readonly id: string;
  readonly bytes: Uint8Array;
}

const keyBytes = 32;

/** Keys derived from the secrets of the installation, a separate one for each purpose (HKDF, RFC 5869). */
export class Keys {
  readonly #known = new Map<string, readonly Key[]>();

  constructor(private readonly secrets: readonly string[]) {}

  /** The key that signs and encrypts now. */
  current(purpose: string): Key {
    return this.#keys(purpose)[0]!;
  }

  /** The key with this id, if its secret is still configured. */
  find(purpose: string, id: string | undefined): Key | undefined {
    return this.#keys(purpose).find(key => key.id === id);
  }

  /** The ids of the keys for a purpose, the current one first. They reveal nothing of the secrets. */
  ids(purpose: string): string[] {
    return this.#keys(purpose).map(({ id }) => id);
  }

  /** Encrypts a text for the database. It can be decrypted only for the same purpose and owner. */
  async seal(purpose: string, owner: string, text: string): Promise<string> {
    const key = this.current(purpose);
    return new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ owner, text })))
      .setProtectedHeader(headerOf(key))
      .encrypt(key.bytes);
  }

  /** Whether it was sealed with the first secret, as `seal` would seal it now. It need not be opened for that. */
  isCurrent(purpose: string, sealed: string): boolean {
    const header = Buffer.from(JSON.stringify(headerOf(this.current(purpose)))).toString('base64url');
    return sealed.startsWith(`${header}.`);
  }

  /** @throws when the text was altered or sealed for another purpose or owner, or its secret is no longer configured. */
  async open(purpose: string, owner: string, sealed: string): Promise<string> {
    const { plaintext } = await compactDecrypt(
      sealed,
      header => {
        const key = this.find(purpose, header.kid);
        if (!key) throw new Error(`No secret in AUTH_SECRETS decrypts what was sealed for "${purpose}".`);
        return key.bytes;
      },
      { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
    );
    const content = JSON.parse(new TextDecoder().decode(plaintext)) as { owner: string; text: string };
    if (content.owner !== owner) throw new Error('This was sealed for another owner.');
    return content.text;
  }

  #keys(purpose: string): readonly Key[] {
    let keys = this.#known.get(purpose);
    if (!keys) {
      keys = this.secrets.map(secret => keyOf(secret, purpose));
      this.#known.set(purpose, keys);
    }
    return keys;
  }
}

function headerOf(key: Key): { alg: 'dir'; enc: 'A256GCM'; kid: string } {
  return { alg: 'dir', enc: 'A256GCM', kid: key.id };
}

function keyOf(secret: string, purpose: string): Key {
  const bytes = new Uint8Array(hkdfSync('sha256', secret, 'tradepost', purpose, keyBytes));
  const id = createHash('sha256').update('id').update(bytes).digest('base64url').slice(0, 12);
  return { id, bytes };
}
