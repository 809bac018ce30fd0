import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { cutNames } from '../../../../src/platform/graphql/cut-names.ts';
import { DocumentStore, documentBytes } from '../../../../src/platform/graphql/document-store.ts';
import { textKey } from '../../../../src/platform/lib/text-key.ts';

describe('a key for a text', () => {
  it('is short, whatever the text', () => {
    expect(textKey('x'.repeat(1_000_000))).toHaveLength(44);
    expect(textKey('a')).not.toBe(textKey('b'));
  });

  it('keeps texts apart that only look alike when joined', () => {
    expect(textKey('a', 'b c')).not.toBe(textKey('a b', 'c'));
  });
});

describe('the store of documents', () => {
  it('forgets the oldest when their texts are too long together', async () => {
    const store = new DocumentStore();
    const document = (i: number) => parse(`{ me { id } } # ${i} ${'x'.repeat(30_000)}`);
    const count = Math.ceil((32 * 1024 * 1024) / documentBytes(document(0))) + 1;
    for (let i = 0; i < count; i++) await store.set(`key ${i}`, document(i));
    expect(await store.get('key 0')).toBeUndefined();
    expect(await store.get(`key ${count - 1}`)).toBeDefined();
  });
});

describe('names in errors', () => {
  it('are cut to a hundred characters', () => {
    const message = cutNames(`Cannot query field "${'a'.repeat(30_000)}" on type "Query".`);
    expect(message.length).toBeLessThan(1_100);
    expect(cutNames(`Cannot query field "${'a'.repeat(300)}" on type "Query".`)).toBe(
      `Cannot query field "${'a'.repeat(100)}…" on type "Query".`,
    );
  });

  it('stay as they are in a usual message', () => {
    const message = 'Variable "$first" of type "Int!" used in position expecting type "String". '.repeat(3);
    expect(cutNames(message)).toBe(message);
  });
});
