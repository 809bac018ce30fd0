import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Keys } from '../../../../../src/platform/lib/keys.ts';

const keys = new Keys(['a secret for tests that is long enough']);
const text = fc.string({ unit: 'grapheme', maxLength: 80 });

describe('Keys', () => {
  it('opens what it sealed, for the same purpose and owner', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, async (purpose, owner, content) => {
        const sealed = await keys.seal(purpose, owner, content);
        expect(await keys.open(purpose, owner, sealed)).toBe(content);
      }),
    );
  });

  it('opens nothing for another purpose, another owner, or with another secret', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, async (one, other, content) => {
        fc.pre(one !== other);
        const sealed = await keys.seal('purpose', one, content);
        await expect(keys.open('purpose', other, sealed)).rejects.toThrow();
        await expect(keys.open('another purpose', one, sealed)).rejects.toThrow();
        const others = new Keys(['another secret for tests, long enough']);
        await expect(others.open('purpose', one, sealed)).rejects.toThrow();
      }),
    );
  });

  it('opens nothing that was altered', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), fc.integer({ min: 1, max: 63 }), async (content, at, shift) => {
        const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
        const sealed = await keys.seal('purpose', 'owner', content);
        const index = at % sealed.length;
        const old = alphabet.indexOf(sealed[index]!);
        fc.pre(old >= 0);
        const changed = alphabet[(old + shift) % 64];
        const altered = sealed.slice(0, index) + changed + sealed.slice(index + 1);
        // The last character of a part holds spare bits, so another one may stand for the very same bytes.
        const bytesOf = (whole: string) =>
          whole.split('.').map(part => Buffer.from(part, 'base64url').toString('hex'));
        fc.pre(bytesOf(altered).join() !== bytesOf(sealed).join());
        await expect(keys.open('purpose', 'owner', altered)).rejects.toThrow();
      }),
    );
  });

  it('opens and finds with a new secret in front of the old one, and not without the old one', async () => {
    const [old, fresh] = ['the old secret, which is long enough', 'the new secret, which is long enough'];
    const sealed = await new Keys([old]).seal('purpose', 'owner', 'content');
    const both = new Keys([fresh, old]);
    expect(await both.open('purpose', 'owner', sealed)).toBe('content');
    expect(both.current('purpose').id).toBe(new Keys([fresh]).current('purpose').id);
    expect(both.find('purpose', new Keys([old]).current('purpose').id)).toBeDefined();
    await expect(new Keys([fresh]).open('purpose', 'owner', sealed)).rejects.toThrow(
      'No secret in AUTH_SECRETS',
    );
  });

  it('knows without opening whether the first secret sealed something', async () => {
    const [old, fresh] = ['the old secret, which is long enough', 'the new secret, which is long enough'];
    const both = new Keys([fresh, old]);
    await fc.assert(
      fc.asyncProperty(text, text, text, async (purpose, owner, content) => {
        const before = await new Keys([old]).seal(purpose, owner, content);
        expect(both.isCurrent(purpose, before)).toBe(false);
        const after = await both.seal(purpose, owner, await both.open(purpose, owner, before));
        expect(both.isCurrent(purpose, after)).toBe(true);
        expect(both.isCurrent(`${purpose}!`, after)).toBe(false);
        expect(await new Keys([fresh]).open(purpose, owner, after)).toBe(content);
      }),
    );
    expect(both.isCurrent('purpose', 'nonsense')).toBe(false);
  });

  it('has a different key for each purpose, and names it without giving it away', () => {
    const [one, other] = [keys.current('one'), keys.current('other')];
    expect(one.id).not.toBe(other.id);
    expect(Buffer.from(one.bytes)).not.toEqual(Buffer.from(other.bytes));
    expect(keys.find('one', other.id)).toBeUndefined();
    expect(Buffer.from(one.bytes).toString('base64url')).not.toContain(one.id);
  });
});
