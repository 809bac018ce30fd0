import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { encodingOf } from '../../../../../src/platform/files/import/text-encoding.ts';
import { delimiterOf } from '../../../../../src/platform/files/import/text-format.ts';
import { temporaryFolder } from '../../../../kit/temporary-folder.ts';

const file = join(temporaryFolder('encoding'), 'file.csv');
const encodingOfBytes = (bytes: string | Buffer) => {
  writeFileSync(file, bytes);
  return encodingOf(file);
};

describe('the encoding of a file', () => {
  it('is UTF-8 for all text that is, wherever its characters are cut by the chunks', async () => {
    const long = (text: string) => text.repeat(Math.ceil(70_000 / text.length));
    for (const text of ['', 'plain', 'é', long('aé'), long('€ab'), `a${long('😀')}`, `ab${long('😀')}`])
      expect(await encodingOfBytes(text)).toBe('UTF-8');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async text => {
        fc.pre(!/^[\uFEFF\uFFFE]/.test(text));
        expect(await encodingOfBytes(text)).toBe('UTF-8');
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a letter', 'sku;name\nA;Müller\n'],
    ['a letter at the end', 'sku;name\nA;Caf\u00E9'],
    ['the euro sign', 'price\n5 €'],
    ['letters beside each other', 'name\nGröße, Äöü, naïve – “quoted”'],
    ['a letter after the first chunk', `${'x'.repeat(100_000)}ü`],
    ['one that looks like UTF-8 among others', 'name\nMüller Ã¼ Öl Äpfel'],
  ])('is Windows-1252 with %s', async (_what, text) => {
    expect(await encodingOfBytes(iconv.encode(text, 'windows-1252'))).toBe('Windows-1252');
  });

  it('is UTF-8 when most of it makes sense as that, or a byte means nothing in Windows-1252', async () => {
    expect(await encodingOfBytes(Buffer.concat([Buffer.from('Čaj, é'), Buffer.of(0xff)]))).toBe('UTF-8');
    expect(await encodingOfBytes(Buffer.of(0x41, 0x81, 0x42))).toBe('UTF-8');
  });

  it('is what the byte order mark says', async () => {
    expect(await encodingOfBytes('\uFEFFa')).toBe('UTF-8 with BOM');
    expect(await encodingOfBytes(Buffer.from('\uFEFFa', 'utf16le'))).toBe('UTF-16LE');
    expect(await encodingOfBytes(Buffer.from('\uFEFFa', 'utf16le').swap16())).toBe('UTF-16BE');
  });
});

describe('the delimiter of a file', () => {
  it.each([
    ['sku,name', ',', false],
    ['sku;name;price', ';', false],
    ['sku\tname', '\t', false],
    ['sku', ',', false],
    ['', ',', false],
    ['sep=;', ';', true],
    ['SEP=\t', '\t', true],
    ['sep=,', ',', true],
    ['sep=|', ',', false],
  ])('with the first line "%s"', (line, delimiter, namesDelimiter) => {
    expect(delimiterOf(line)).toEqual({ delimiter, namesDelimiter });
  });
});
