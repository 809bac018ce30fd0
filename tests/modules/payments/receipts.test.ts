import { execFileSync, spawnSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Keys } from '../../../src/platform/lib/keys.ts';
import { checkSignedPath, signPath } from '../../../src/platform/lib/signed-link.ts';
import { newId } from '../../../src/platform/lib/typed-id.ts';
import { useApp } from '../../kit/app.ts';
import { dayMs } from '../../kit/time.ts';
import { makeThing, paidPayment, paymentOf, start } from './support.ts';

const app = useApp();

/** The words of a PDF as pdfkit writes them: hexadecimal strings in deflated streams. */
function textOf(pdf: Buffer): string {
  const text: string[] = [];
  for (const match of pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)) {
    const content = inflateSync(Buffer.from(match[1]!, 'latin1')).toString('latin1');
    for (const [, shown] of content.matchAll(/\[(.*?)\] TJ/g)) {
      const line = [...shown!.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) =>
        Buffer.from(hex!, 'hex').toString('latin1'),
      );
      text.push(line.join(''));
    }
  }
  return text.join('\n');
}

async function receiptOf(paymentId: string) {
  const { receiptUrl, receiptNumber } = await paymentOf(app(), paymentId);
  const url = new URL(receiptUrl);
  return {
    receiptNumber,
    url,
    get: (path = url.pathname + url.search) => app().http({ method: 'GET', url: path }),
  };
}

describe('GET /receipts/<payment>.pdf', () => {
  it('is the receipt of a payment, with its refunds', async () => {
    const id = await paidPayment(app(), await makeThing(app()));
    await app().mutate(
      'refundPayment',
      { idempotencyKey: newId('key'), paymentId: id, amount: '29.90', reason: 'Scratched – sorry' },
      'payment { id }',
    );
    const { receiptNumber, url, get } = await receiptOf(id);
    expect(url.href).toMatch(
      /^http:\/\/localhost:4000\/receipts\/payment_\w+\.pdf\?expires=\d+&signature=\S+$/,
    );
    const response = await get();
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
    });
    expect(response.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const text = textOf(response.rawPayload);
    for (const words of [
      'Tradepost',
      receiptNumber,
      '1 March 2026',
      'A thing',
      '129.90 USD',
      '29.90 USD',
      'Scratched',
      '100.00 USD',
    ])
      expect(text).toContain(words);
  });

  it.skipIf(spawnSync('pdftotext', ['-v']).error)('can be read by a PDF program', async () => {
    const { receiptNumber, get } = await receiptOf(await paidPayment(app(), await makeThing(app())));
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
      input: (await get()).rawPayload,
    }).toString();
    expect(text).toContain(receiptNumber);
    expect(text).toContain('129.90 USD');
  });

  it('does not open with a link that was changed, or without a signature', async () => {
    const id = await paidPayment(app(), await makeThing(app()));
    const other = await paidPayment(app(), await makeThing(app()));
    const { url, get } = await receiptOf(id);
    const path = url.pathname + url.search;
    const later = Number(url.searchParams.get('expires')) + 1;
    for (const wrong of [
      url.pathname,
      path.replace(id, other),
      path.replace(/expires=\d+/, `expires=${later}`),
      path.slice(0, -1) + (path.endsWith('A') ? 'B' : 'A'),
      path.slice(0, -1),
      path.replace(/signature=.*/, 'signature='),
      `${path}&signature=x`,
      path.replace('.pdf', ''),
    ])
      expect([wrong, (await get(wrong)).statusCode]).toEqual([wrong, 403]);
    expect((await get()).statusCode).toBe(200);
  });

  it('opens for 30 days', async () => {
    const { get } = await receiptOf(await paidPayment(app(), await makeThing(app())));
    app().clock.advance(29 * dayMs);
    expect((await get()).statusCode).toBe(200);
    app().clock.advance(2 * dayMs);
    expect((await get()).statusCode).toBe(410);
  });

  it('does not exist before a payment was paid, or without one', async () => {
    const id = await start(app(), await makeThing(app()));
    expect((await paymentOf(app(), id)).receiptUrl).toBeNull();
    const later = new Date(app().clock.now().getTime() + dayMs);
    for (const name of [id, 'payment_01h455vb4pex5vsknk084sn02q']) {
      const path = signPath(app().app.services.keys, `/receipts/${name}.pdf`, later);
      expect((await app().http({ method: 'GET', url: path })).statusCode).toBe(404);
    }
  });
});

describe('a signed path', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  const queryOf = (path: string) => Object.fromEntries(new URL(path, 'http://x').searchParams);

  it('is valid as long as its secret is in use', () => {
    const path = signPath(new Keys(['old secret']), '/a', new Date(now.getTime() + 1_000));
    expect(checkSignedPath(new Keys(['new secret', 'old secret']), '/a', queryOf(path), now)).toBe('VALID');
    expect(checkSignedPath(new Keys(['new secret']), '/a', queryOf(path), now)).toBe('INVALID');
    expect(checkSignedPath(new Keys(['old secret']), '/b', queryOf(path), now)).toBe('INVALID');
    expect(
      checkSignedPath(new Keys(['old secret']), '/a', queryOf(path), new Date(now.getTime() + 1_000)),
    ).toBe('EXPIRED');
  });
});
