import { expect, it } from 'vitest';
import { startBlock } from '../../src/start-block.ts';
import { useApp } from '../kit/app.ts';
import { makeOrder } from '../kit/factories/order.ts';
import { makeShopper } from '../kit/factories/shopper.ts';

const app = useApp();

it('says where the server is, which database it has, and what is in it', async () => {
  await makeOrder(app(), await makeShopper(app()));
  const { config } = app().services;
  const shown = (changed: Partial<typeof config>, isNew: boolean) =>
    startBlock(
      app().app,
      { ...config, ...changed },
      {
        address: 'http://127.0.0.1:4000',
        metricsAddress: undefined,
        isNewDemo: isNew,
        closed: [],
        endedSessions: 0,
        diagnoses: [],
      },
    );

  const block = await shown({ databaseUrl: 'sqlite::memory:' }, true);
  expect(block).toContain('Tradepost is ready: http://127.0.0.1:4000/graphql');
  expect(block).toContain('SQLite in memory; gone when the server stops, new, with the demo store');
  expect(block).toMatch(/Catalog {3}1 products, /);
  expect(block).toContain('1 orders from the last four months');
  expect(await shown({ databaseUrl: 'sqlite:./data/shop.db' }, false)).toContain('SQLite, ./data/shop.db');

  // An address has a password in it, which is nobody's business.
  const remote = await shown({ databaseUrl: 'mysql://shop:secret@db.example:3306/shop' }, false);
  expect(remote).toContain('shop on db.example:3306');
  expect(remote).not.toContain('secret');
});
