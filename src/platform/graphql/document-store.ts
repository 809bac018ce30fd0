import type { DocumentNode } from 'graphql';
import { MeasuredCache } from '../lib/measured-cache.ts';

const maxBytes = 32 * 1024 * 1024;

/** A parsed document takes up to 125 bytes for each character of its text, which it keeps too (decision 048). */
export function documentBytes(document: DocumentNode): number {
  return 1_000 + 125 * (document.loc?.source.body.length ?? 0);
}

/**
 * The documents that Apollo has parsed and validated. Its own store measures a document without its text, so that a long
 * comment would fill the memory and not the store.
 */
export class DocumentStore {
  readonly cache = new MeasuredCache<string, DocumentNode>({
    maxSize: maxBytes,
    sizeCalculation: documentBytes,
  });

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.cache.lookUp(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.cache.set(key, document);
  }

  async delete(key: string): Promise<boolean> {
    return this.cache.delete(key);
  }
}
