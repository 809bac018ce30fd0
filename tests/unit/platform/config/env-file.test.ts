import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { brokenLines } from '../../../../src/platform/config/env-file.ts';

it.each([
  ['', []],
  ['PORT=4000\n# a comment\n\nexport HOST=0.0.0.0\r\n  MAIL_FROM = Shop <shop@example.com> # it\n', []],
  ['SMTP_URL="smtp://a:b#c@host"\nAUTH_SECRETS=\'one\ntwo\'\nPORT=', []],
  ['PORT 4000', [1]],
  ['PORT: 4000\nHOST=x\nnonsense', [1, 3]],
  ['STRIPE-KEY=x', [1]],
  ['9PORT=1', [1]],
  ['A="never closed\nB=2', [1]],
  ['A="closed" and more', [1]],
  ['A="one\ntwo" three\nB=2', [1, 2]],
])('finds the broken lines of %j', (text, lines) => {
  expect(brokenLines(text)).toEqual(lines);
});

it('finds nothing broken in what Node.js reads whole', () => {
  const name = fc.stringMatching(/^[A-Z][A-Z_0-9]{0,8}$/);
  const value = fc.stringMatching(/^[\w:/@.,-]{0,20}$/);
  fc.assert(
    fc.property(fc.dictionary(name, value, { noNullPrototype: true }), variables => {
      const text = Object.entries(variables)
        .map(([key, text]) => `${key}=${text}`)
        .join('\n');
      expect(brokenLines(text)).toEqual([]);
      expect(parseEnv(text)).toEqual(variables);
    }),
  );
});
