import { describe, expect, it } from 'vitest';
import { Keys } from '../../../src/platform/lib/keys.ts';
import { checkSignedPath, signPath } from '../../../src/platform/lib/signed-link.ts';
import { newId } from '../../../src/platform/lib/typed-id.ts';
import { useApp } from '../../kit/app.ts';
import { canReadPdf, readPdf } from '../../kit/files/read-back.ts';
import { namesOfTheWorld, withoutMarks } from '../../kit/names-of-the-world.ts';
import { dayMs } from '../../kit/time.ts';
import { makeThing, paidPayment, paymentOf, start } from './support.ts';

const app = useApp();

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
  it('is a PDF that no cache keeps, at a link that was signed', async () => {
    const { url, get } = await receiptOf(await paidPayment(app(), await makeThing(app())));
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
  });

  it.runIf(canReadPdf)('says what was paid and paid back, and when', async () => {
    const id = await paidPayment(app(), await makeThing(app()));
    await app().mutate(
      'refundPayment',
      { idempotencyKey: newId('key'), paymentId: id, amount: '29.90', reason: 'Scratched – sorry' },
      'payment { id }',
    );
    const { receiptNumber, get } = await receiptOf(id);
    const [text] = readPdf((await get()).rawPayload);
    expect(text).toMatch(/^Tradepost$/m);
    expect(text).toMatch(new RegExp(`^Receipt ${receiptNumber}$`, 'm'));
    expect(text).toMatch(/^Date +1 March 2026 at \d\d:\d\d \(UTC\)$/m);
    expect(text).toMatch(/^For +A thing \(.{4}\)$/m);
    expect(text).toMatch(/^Amount +129\.90 USD$/m);
    expect(text).toMatch(/^Paid back +29\.90 USD on 1 March 2026 at \d\d:\d\d: Scratched – sorry$/m);
    expect(text).toMatch(/^Left +100\.00 USD$/m);
    expect(text).not.toContain('Customer');
  });

  it.runIf(canReadPdf).each(namesOfTheWorld)('names its customer %s, and stays small', async name => {
    const thing = await makeThing(app(), { customerName: name });
    const pdf = (await (await receiptOf(await paidPayment(app(), thing))).get()).rawPayload;
    expect(withoutMarks(readPdf(pdf).join())).toMatch(new RegExp(`^Customer +${name}$`, 'm'));
    expect(pdf.length).toBeLessThan(15_000);
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
