import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { useApp } from '../kit/app.ts';
import { makeProduct } from '../kit/factories/product.ts';

const app = useApp();

/** Where each statement was sent: to the primary for `write`, to a replica, where there is one, for `read`. */
let sent: string[];

beforeEach(() => {
  const run = app().app.database.run.bind(app().app.database);
  sent = [];
  app().app.database.run = (statement, work, on = 'write') => {
    sent.push(on);
    return run(statement, work, on);
  };
});

afterEach(() => {
  Reflect.deleteProperty(app().app.database, 'run');
});

describe('where reads go', () => {
  it('a query reads from a replica, each time', async () => {
    for (let run = 0; run < 3; run++) await app().ask('guest', '{ products { totalCount nodes { name } } }');
    expect(sent).toEqual(Array(6).fill('read'));
  });

  it('the payload of a mutation is read from the primary', async () => {
    await makeProduct(app());
    expect(sent.at(-1)).toBe('write');
  });

  it('a second mutation in the same request sees what the first one wrote', async () => {
    const { id } = await makeProduct(app(), { name: 'Before' });
    sent = [];
    const data = await app().ask(
      'manager',
      `mutation ($id: ID!) {
        first: updateProduct(input: { productId: $id, name: "First" }) { product { name version } }
        second: updateProduct(input: { productId: $id, sku: "SECOND-1" }) { product { name sku version } }
      }`,
      { id },
    );
    expect(data).toMatchObject({
      first: { product: { name: 'First', version: 2 } },
      second: { product: { name: 'First', sku: 'SECOND-1', version: 3 } },
    });
    expect(sent.filter(on => on === 'read')).toEqual([]);
  });

  it('one request that wrote does not send another to the primary', async () => {
    await inTransaction(app().context(), async () => undefined);
    await app().ask('guest', '{ products { nodes { id } } }');
    expect(sent).toEqual(['read']);
  });
});
