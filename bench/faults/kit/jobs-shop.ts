import { randomUUID } from 'node:crypto';
import type { App } from '../../../src/app.ts';
import type { SignedEvent } from '../../../src/modules/payments/provider/local-provider.ts';
import { bundled } from '../../../tests/kit/bundled.ts';
import { type PrivateMariaDb, startMariaDb } from '../../../tests/kit/mariadb.ts';
import { run } from '../../servers.ts';

type ShopDatabase = Pick<PrivateMariaDb, 'database' | 'stop'>;

/** A store on a MariaDB of its own, and the means to prepare what a scenario needs. This process runs no jobs. */
export interface Shop {
  readonly url: string;
  readonly app: App;
  /** The settings that all processes on this store share. */
  readonly settings: Readonly<Record<string, string>>;
  /** Queues mails, all at once. */
  queueMails(count: number): Promise<void>;
  /** Places an order and starts its payment. Returns what the payment provider sends when it is paid. */
  order(): Promise<{ readonly orderId: string; readonly paid: SignedEvent }>;
  rows<R>(text: string, values?: readonly unknown[]): Promise<R[]>;
  stop(): Promise<void>;
}

const password = 'a password for the bench';

/** @param database where the store is; it is stopped with the store */
export async function openShop(database?: ShopDatabase): Promise<Shop> {
  database ??= await startMariaDb();
  const url = await database.database('faults');
  await run('dist/cli.js', ['migrate'], url);
  await run('dist/cli.js', ['seed'], url);
  const settings = {
    NODE_ENV: 'test',
    DATABASE_URL: url,
    AUTH_SECRETS: 'a secret that only the bench has and long enough',
    PUBLIC_URL: 'http://localhost:4000',
    BCRYPT_COST: '4',
    LOG_LEVEL: 'warn',
    PORT: '0',
  };
  const { buildApp, systemContext, readConfig, inTransaction, queueMail, paymentProviders, LocalProvider } =
    (await bundled('bench/server-code.ts')) as typeof import('../../server-code.ts');

  const app = await buildApp(readConfig(settings));
  const ctx = systemContext(app.services, app.http.log);
  const provider = app.services.get(paymentProviders).find(one => one instanceof LocalProvider)!;
  const rows = <R>(text: string, values: readonly unknown[] = []) => app.database.run<R>({ text, values });

  // biome-ignore lint/suspicious/noExplicitAny: whoever asks knows the shape of the answer
  async function mutate(name: string, input: object, fields: string, token?: string): Promise<any> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const response = await app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: token ? { authorization: `Bearer ${token}` } : {},
      payload: {
        query: `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code message } } }`,
        variables: { input },
      },
    });
    const { data, errors } = response.json();
    if (errors || data[name].userErrors.length > 0) throw new Error(`${name}: ${response.body}`);
    return data[name];
  }

  const [product] = await rows<{ id: string }>(
    "select id from product where status = 'ACTIVE' and deleted_at is null and currency_code = 'USD' order by stock_on_hand desc limit 1",
  );
  await rows('update product set stock_on_hand = stock_on_hand + 1000000 where id = ?', [product!.id]);
  // One shopper places all orders at once here, which a store would not let them do.
  await rows(
    `update settings set unpaid_order_limit = null, unpaid_unit_limit = null, unconfirmed_order_limit = null,
      unconfirmed_unit_limit = null, network_order_limit = null, network_unit_limit = null`,
  );
  const { session } = await mutate(
    'registerCustomer',
    { email: 'shopper@example.com', password, name: 'Shopper' },
    'session { accessToken }',
  );

  return {
    url,
    app,
    settings,
    queueMails: count =>
      inTransaction(ctx, async ctx => {
        for (let n = 1; n <= count; n++) {
          const to = { name: null, email: `receiver${n}@example.com` };
          await queueMail(
            ctx,
            {
              to,
              template: 'bench.mail',
              subject: `Mail ${n}`,
              content: [{ kind: 'paragraph', text: 'Hi.' }],
            },
            { recipientId: null },
          );
        }
      }),
    async order() {
      const lines = [{ productId: product!.id, quantity: 1 }];
      const token = session.accessToken;
      const { order } = await mutate(
        'placeOrder',
        { idempotencyKey: randomUUID(), lines },
        'order { id }',
        token,
      );
      const { payment } = await mutate(
        'startPayment',
        { idempotencyKey: randomUUID(), orderId: order.id },
        'payment { id }',
        token,
      );
      const [found] = await rows<{ amountMinor: string; currencyCode: string }>(
        'select amount_minor as amountMinor, currency_code as currencyCode from payment where id = ?',
        [payment.id],
      );
      const paid = provider.eventOf(
        'SUCCEED',
        {
          paymentId: payment.id,
          targetId: order.id,
          amountMinor: Number(found!.amountMinor),
          currencyCode: found!.currencyCode,
        },
        app.services.clock.now(),
      );
      return { orderId: order.id, paid };
    },
    rows,
    async stop() {
      await app.stop();
      await database.stop();
    },
  };
}
