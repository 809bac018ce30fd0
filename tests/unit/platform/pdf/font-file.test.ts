import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  vi.resetModules();
});

it('reads a font when a document first needs it, once', async () => {
  vi.resetModules();
  const read = vi.spyOn(fs, 'readFileSync');
  syncBuiltinESMExports();
  const fontsRead = () => read.mock.calls.map(([path]) => String(path)).filter(path => path.endsWith('.ttf'));
  const { renderPdf } = await import('../../../../src/platform/pdf/render-pdf.ts');
  const { paragraph } = await import('../../../../src/platform/pdf/blocks.ts');
  const info = { title: 'Letters', author: 'Tradepost', createdAt: new Date('2026-03-01T12:00:00Z') };
  const write = (text: string) => renderPdf(info, pdf => paragraph(pdf, text));
  expect(fontsRead()).toEqual([]);
  await write('Łukasz');
  await write('Παπαδόπουλος');
  expect(fontsRead()).toEqual([expect.stringMatching(/NotoSans-Regular\.ttf$/)]);
});
