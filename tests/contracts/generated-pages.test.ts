import { expect, it } from 'vitest';
import { checkPages } from '../../src/docs/write-pages.ts';

it('the generated pages of the documentation are current', () => {
  expect(checkPages).not.toThrow();
});
