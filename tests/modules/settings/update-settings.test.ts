import { afterEach, describe, expect, it } from 'vitest';
import { prepareModules } from '../../../src/app.ts';
import { defaultSettings, settingsId } from '../../../src/modules/settings/settings.entity.ts';
import { knownSettings } from '../../../src/modules/settings/settings.queries.ts';
import { useApp } from '../../kit/app.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeProduct } from '../../kit/factories/product.ts';

const app = useApp();

const fields =
  'id storeName currencyCode timeZone taxRate lowStockThreshold paymentWindowMinutes retentionYears version updatedAt';
const update = (input: object) => app().mutate('updateSettings', input, `settings { ${fields} }`, 'admin');
const read = async () => (await app().ask('guest', `{ settings { ${fields} } }`)).settings;

const { taxRatePpm: _, ...defaults } = defaultSettings;

afterEach(async () => {
  await update({ ...defaults, taxRate: '0.09' });
});

describe('settings', () => {
  it('are there from the start, once, however many processes start', async () => {
    await Promise.all(Array.from({ length: 3 }, () => prepareModules(app().app)));
    const rows = await app().sql('select id, version from settings');
    expect(rows).toMatchObject([{ id: settingsId, version: 1 }]);
    expect(await read()).toMatchObject({ ...defaults, taxRate: '0.09', version: 1 });
  });

  it('stay as they were changed when the program starts again', async () => {
    await update({ storeName: 'Kept' });
    await prepareModules(app().app);
    expect((await read()).storeName).toBe('Kept');
  });
});

describe('updateSettings', () => {
  it('changes what the input names and nothing else', async () => {
    const before = await read();
    const { settings, userErrors } = await update({ storeName: ' Blue Door ', version: before.version });
    expect(userErrors).toEqual([]);
    expect(settings).toEqual({
      ...before,
      storeName: 'Blue Door',
      version: before.version + 1,
      updatedAt: expect.any(String),
    });
    const all = {
      storeName: 'Grüner Laden',
      currencyCode: 'EUR',
      timeZone: 'America/Argentina/Buenos_Aires',
      taxRate: '0.195',
      lowStockThreshold: 0,
      paymentWindowMinutes: 43_200,
      retentionYears: 30,
    };
    expect((await update(all)).settings).toMatchObject(all);
    expect(await read()).toMatchObject(all);
  });

  it('is in the audit log, with what changed', async () => {
    const admin = await app().actors.find('admin');
    await update({ taxRate: '0.2', timeZone: 'Asia/Tokyo' });
    const { auditLog } = await app().ask(
      'admin',
      `{ auditLog(filter: { targetId: "${settingsId}" }, first: 1) { nodes { action actor { id } changes } } }`,
    );
    expect(auditLog.nodes).toEqual([
      {
        action: 'settings.updated',
        actor: { id: admin.userId },
        changes: expect.objectContaining({
          taxRatePpm: { before: 90_000, after: 200_000 },
          timeZone: { before: 'UTC', after: 'Asia/Tokyo' },
        }),
      },
    ]);
  });

  it('changes the currency for what comes after, at once in this process', async () => {
    expect((await knownSettings(app().context())).currencyCode).toBe('USD');
    await update({ currencyCode: 'JPY' });
    expect((await knownSettings(app().context())).currencyCode).toBe('JPY');
    const { id } = await makeProduct(app(), { price: '500' });
    expect(
      (await app().ask('guest', `{ product(id: "${id}") { price { amount currencyCode } } }`)).product.price,
    ).toEqual({ amount: '500', currencyCode: 'JPY' });
  });

  it('takes a new currency only with the late fee in it, unless there is no fee', async () => {
    const fee = 'settings { currencyCode rentalLateFee { amount currencyCode } }';
    const change = (input: object) => app().mutate('updateSettings', input, fee, 'admin');
    const usd = { currencyCode: 'USD', rentalLateFee: { amount: '5.00', currencyCode: 'USD' } };
    expect((await change({ rentalLateFee: '5.00' })).settings).toEqual(usd);

    const { settings, userErrors } = await change({ currencyCode: 'JPY' });
    expect(settings).toBeNull();
    expect(userErrors).toMatchObject([
      {
        code: 'INVALID_INPUT',
        path: ['rentalLateFee'],
        message: '"rentalLateFee" is 5.00 USD now. Pass it in JPY together with the new currency.',
      },
    ]);
    expect((await app().ask('guest', `{ ${fee} }`)).settings).toEqual(usd);

    expect((await change({ currencyCode: 'USD', storeName: 'Same currency' })).userErrors).toEqual([]);
    expect((await change({ currencyCode: 'JPY', rentalLateFee: '700' })).settings).toEqual({
      currencyCode: 'JPY',
      rentalLateFee: { amount: '700', currencyCode: 'JPY' },
    });
    await change({ rentalLateFee: '0' });
    expect((await change({ currencyCode: 'KWD' })).settings).toEqual({
      currencyCode: 'KWD',
      rentalLateFee: { amount: '0.000', currencyCode: 'KWD' },
    });
  });

  it.each([
    ['storeName', ''],
    ['storeName', 'x'.repeat(101)],
    ['storeName', null],
    ['currencyCode', null],
    ['timeZone', 'Mars/Olympus'],
    ['timeZone', '+02:00'],
    ['timeZone', ''],
    ['timeZone', null],
    ['taxRate', '-1'],
    ['taxRate', '1.5'],
    ['taxRate', '0.0000001'],
    ['taxRate', null],
    ['lowStockThreshold', -1],
    ['lowStockThreshold', 1_000_001],
    ['paymentWindowMinutes', 0],
    ['paymentWindowMinutes', 43_201],
    ['paymentWindowMinutes', null],
    ['retentionYears', 0],
    ['retentionYears', 31],
    ['retentionYears', null],
  ])('refuses %s %s', async (field, value) => {
    const before = await read();
    const { settings, userErrors } = await update({ [field]: value });
    expect(settings).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: [field] }]);
    expect(userErrors[0].message).toMatch(new RegExp(`^"${field}" `));
    expect(await read()).toEqual(before);
  });

  it('reports all mistakes together', async () => {
    const { userErrors } = await update({ taxRate: '2', timeZone: 'Nowhere', storeName: ' ' });
    expect(userErrors.map(({ path }: { path: string[] }) => path[0]).sort()).toEqual([
      'storeName',
      'taxRate',
      'timeZone',
    ]);
  });

  it.each([
    ['currencyCode', 'DOLLAR'],
    ['taxRate', 'nine'],
    ['lowStockThreshold', 1.5],
  ])('refuses %s %s as no such value', async (field, value) => {
    const query =
      'mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { settings { id } } }';
    expect((await app().send('admin', query, { input: { [field]: value } })).errors).toHaveLength(1);
  });

  it.each(['0', '1', '0.000001', 0.5])('takes the rate %s', async taxRate => {
    expect((await update({ taxRate })).settings.taxRate).toBe(String(taxRate));
  });

  it('lets exactly one of two changes at once with the same version win', async () => {
    for (let round = 1; round <= 3; round++) {
      const { version } = await read();
      const answers = await Promise.all(
        [`Left ${round}`, `Right ${round}`].map(storeName => update({ version, storeName })),
      );
      expect(answers.flatMap(answer => answer.userErrors)).toMatchObject([
        { __typename: 'VersionConflictError', code: 'VERSION_CONFLICT', path: ['version'] },
      ]);
      expect(await read()).toMatchObject({
        version: version + 1,
        storeName: answers.find(answer => answer.settings).settings.storeName,
      });
    }
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['staff', 'FORBIDDEN'],
    ['manager', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const answer = await app().send(
      actor,
      'mutation { updateSettings(input: { storeName: "Mine" }) { settings { id } } }',
    );
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
    expect((await read()).storeName).toBe('Tradepost');
  });
});
