import fc from 'fast-check';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { documentLimits, documentRefusal } from '../../../../src/platform/graphql/limits.ts';

// Pieces of documents, because random text hardly ever parses.
const pieces = fc.constantFrom(
  ...[
    '{',
    '}',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ':',
    '...',
    '...f',
    '...g',
    '$',
    '$a',
    '!',
    '=',
    '@skip(if: true)',
  ],
  ...[
    'query',
    'mutation',
    'fragment f on Query {',
    'fragment g on Query {',
    '... on Query {',
    'a',
    'b',
    'a: b',
  ],
  ...['__schema', '__type', '1', '"x"', '"""y"""', '"', '#', '\n', ',', '\u0000', '\ud800', '💡', 'on'],
);
const documents = fc.array(pieces, { maxLength: 60 }).map(parts => parts.join(' '));

/** A selection set, as nested arrays of field names and further sets. */
const selections = fc.letrec<{ set: string }>(tie => ({
  set: fc
    .array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('a', 'b', 'c', 'x: a', '...f'),
        tie('set').map(inner => `a { ${inner} }`),
        tie('set').map(inner => `... { ${inner} }`),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map(parts => parts.join(' ')),
})).set;

describe('documentRefusal', () => {
  it('judges any pieces of a document without an exception', () => {
    fc.assert(
      fc.property(documents, text => {
        expect(() => documentRefusal(text)).not.toThrow();
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuses only with a code, and with a measure beyond its limit', () => {
    fc.assert(
      fc.property(selections, selections, (set, fragment) => {
        const text = `{ ${set} } fragment f on Query { ${fragment} }`;
        expect(() => parse(text)).not.toThrow();
        const refusal = documentRefusal(text);
        if (fragment.includes('...f')) {
          expect(refusal?.extensions.code).toMatch(/^(GRAPHQL_VALIDATION_FAILED|QUERY_TOO_COMPLEX)$/);
        } else if (refusal) {
          const { code, limit, measured } = refusal.extensions as Record<string, number>;
          expect(code).toBe('QUERY_TOO_COMPLEX');
          expect(Object.values(documentLimits)).toContain(limit);
          expect(measured).toBeGreaterThan(limit!);
          expect(refusal.message).toContain(`${measured}`);
          expect(refusal.message).toContain(`the limit is ${limit}.`);
        }
      }),
    );
  });

  it('judges a text the same way each time', () => {
    fc.assert(
      fc.property(documents, text => {
        expect(documentRefusal(text)?.message).toBe(documentRefusal(text)?.message);
      }),
    );
  });

  it.each(Object.entries({ '{': 5_000, '[': 5_000, '(': 5_000, '{a': 990, '{a(b:[': 200, '... {': 600 }))(
    'survives %s, many times over',
    (piece, times) => {
      expect(() => documentRefusal(`{ ${piece.repeat(times)}`)).not.toThrow();
      const closed = `${piece.repeat(times)} x ${'}'.repeat(times)}`;
      expect(() => documentRefusal(closed)).not.toThrow();
    },
  );
});
