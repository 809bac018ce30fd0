// One transaction, written by hand, that writes the same rows as `placeOrder`.
import { createHash, randomUUID } from 'node:crypto';
import type mysql from 'mysql2/promise';

const taxRatePpm = 90_000;
const attempts = 6;

export interface OrderInput {
  readonly idempotencyKey: string;
  readonly lines: readonly { productId: string; quantity: number }[];
}

/** Who orders. */
export interface Buyer {
  readonly userId: string;
  readonly customerId: string;
}

const newId = (prefix: string) => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 26)}`;
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Places an order, again after a deadlock. */
export async function placeOrderByHand(pool: mysql.Pool, buyer: Buyer, input: OrderInput) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await placeOrder(pool, buyer, input);
    } catch (error) {
      if ((error as { code?: string }).code !== 'ER_LOCK_DEADLOCK' || attempt === attempts) throw error;
    }
  }
}

async function placeOrder(pool: mysql.Pool, { userId, customerId }: Buyer, input: OrderInput) {
  const connection = await pool.getConnection();
  try {
    const now = new Date();
    await connection.beginTransaction();
    const orderId = newId('order');
    const number = `H-${orderId.slice(-10)}`;
    await connection.execute(
      'insert into idempotency_record (id, created_at, updated_at, version, actor_id, request_key, input_hash, result) values (?, ?, ?, 1, ?, ?, ?, ?)',
      [
        newId('idempotency'),
        now,
        now,
        userId,
        input.idempotencyKey,
        hash(JSON.stringify(input)),
        JSON.stringify({ orderId }),
      ],
    );
    const ids = input.lines.map(line => line.productId).sort();
    const [rows] = await connection.execute<mysql.RowDataPacket[]>(
      `select id, sku, name, price_minor, stock_on_hand from product where id in (${ids.map(() => '?').join(', ')}) order by id for update`,
      ids,
    );
    const products = new Map(rows.map(row => [String(row.id), row]));
    const lines = input.lines.map(line => ({ ...line, product: products.get(line.productId)! }));
    if (lines.some(line => line.product.stock_on_hand < line.quantity)) throw new Error('Too little stock.');
    await connection.execute(
      `update product set stock_on_hand = case id ${lines.map(() => 'when ? then ?').join(' ')} end where id in (${lines.map(() => '?').join(', ')})`,
      [
        ...lines.flatMap(line => [line.productId, line.product.stock_on_hand - line.quantity]),
        ...lines.map(line => line.productId),
      ],
    );
    await connection.query(
      'insert into stock_movement (id, at, product_id, delta, on_hand_after, reason, reference, actor_id) values ?',
      [
        lines.map(line => [
          newId('movement'),
          now,
          line.productId,
          -line.quantity,
          line.product.stock_on_hand - line.quantity,
          'SALE',
          orderId,
          userId,
        ]),
      ],
    );
    const net = lines.reduce((sum, line) => sum + Number(line.product.price_minor) * line.quantity, 0);
    const tax = Math.floor((net * taxRatePpm + 500_000) / 1_000_000);
    await connection.execute(
      `insert into sales_order (id, created_at, updated_at, version, number, channel, status, customer_id, created_by_id, currency_code,
        subtotal_minor, discount_minor, tax_rate_ppm, tax_minor, total_minor, paid_minor, refunded_minor, placed_at, expires_at)
        values (?, ?, ?, 1, ?, 'ONLINE', 'PENDING_PAYMENT', ?, ?, 'USD', ?, 0, ?, ?, ?, 0, 0, ?, ?)`,
      [orderId, now, now, number, customerId, userId, net, taxRatePpm, tax, net + tax, now, now],
    );
    await connection.query(
      `insert into order_line (id, created_at, updated_at, version, order_id, position, product_id, sku, name, currency_code,
        unit_price_minor, quantity, discount_ppm, total_minor, returned_quantity) values ?`,
      [
        lines.map((line, position) => [
          newId('orderline'),
          now,
          now,
          1,
          orderId,
          position,
          line.productId,
          line.product.sku,
          line.product.name,
          'USD',
          line.product.price_minor,
          line.quantity,
          0,
          Number(line.product.price_minor) * line.quantity,
          0,
        ]),
      ],
    );
    await connection.execute(
      "insert into order_event (id, order_id, at, kind, actor_id, details) values (?, ?, ?, 'PLACED', ?, '{}')",
      [newId('orderevent'), orderId, now, userId],
    );
    await connection.execute(
      `insert into job (id, created_at, updated_at, version, name, payload, status, run_at, attempts) values (?, ?, ?, 1, 'by-hand', ?, 'WAITING', ?, 0)`,
      [newId('job'), now, now, JSON.stringify({ orderId }), now],
    );
    await audit(connection, now, orderId, userId);
    await connection.commit();
    const [[order]] = await connection.execute<mysql.RowDataPacket[]>(
      'select id, number, total_minor from sales_order where id = ?',
      [orderId],
    );
    return { id: order!.id, number: order!.number, total: { amount: (order!.total_minor / 100).toFixed(2) } };
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
}

/** Appends an entry to one of the chains of the audit log, with its hash. */
async function audit(
  connection: mysql.PoolConnection,
  now: Date,
  orderId: string,
  userId: string,
): Promise<void> {
  const free = async (from: number) => {
    const [[chain]] = await connection.execute<mysql.RowDataPacket[]>(
      'select number, last_sequence, last_hash from audit_chain where number >= ? order by number limit 1 for update skip locked',
      [from],
    );
    return chain;
  };
  const chain = (await free(Math.floor(Math.random() * 64))) ?? (await free(0))!;
  const number = Number(chain.number);
  const sequence = Number(chain.last_sequence) + 1;
  const previous = String(chain.last_hash);
  const changes = JSON.stringify({ facts: { orderId } });
  const details = hash(changes);
  const entryHash = hash(`${previous}${orderId}${details}`);
  await connection.execute(
    `insert into audit_entry (id, at, actor_id, action, target_type, target_id, changes, ip, user_agent, request_id, chain, sequence,
      previous_hash, details_hash, entry_hash) values (?, ?, ?, 'order.placed', 'Order', ?, ?, '127.0.0.1', null, 'by-hand', ?, ?, ?, ?, ?)`,
    [newId('audit'), now, userId, orderId, changes, number, sequence, previous, details, entryHash],
  );
  await connection.execute('update audit_chain set last_sequence = ?, last_hash = ? where number = ?', [
    sequence,
    entryHash,
    number,
  ]);
}
