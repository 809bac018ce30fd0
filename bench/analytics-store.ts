import type mysql from 'mysql2/promise';

const days = 730;
const orders = 400_000;
const ordersToday = 1_400;
const products = 1_200;
const categories = 20;
const customers = 20_000;
const staff = 20;
const productionRecords = 50_000;
const rentals = 2_000;
const installments = 12;

const secondsPerDay = 86_400;
const secondsPerOrder = (days * secondsPerDay) / orders;

/**
 * Fills an empty, migrated database with the history of a store: two years up to yesterday, and a busy today. MariaDB
 * generates the rows. The same `now` gives the same rows.
 */
export async function fillStore(database: mysql.Connection, now: Date): Promise<void> {
  const today = `timestamp('${now.toISOString().slice(0, 10)}')`;
  const start = `(${today} - interval ${days} day)`;
  const secondsToday = Math.floor((now.getTime() / 1_000) % secondsPerDay);
  // Ids rise with time, as the server's do.
  const placedAt = (order: string) =>
    `if(${order} <= ${orders}, ${start} + interval floor((${order} - 1) * ${secondsPerOrder}) second,
      ${today} + interval floor((${order} - ${orders} - 1) * ${secondsToday / ordersToday}) second)`;
  const price = (rank: string) => `(500 + ${rank} * 7919 % 30000)`;
  const customer = `1 + floor(${customers} * pow(${chance('customer', 'n')}, 1.5))`;
  const statements = [
    'set foreign_key_checks = 0, unique_checks = 0',
    `insert into category (id, created_at, updated_at, version, code, name, slug, description)
      select ${id('category', 'seq')}, ${start}, ${start}, 1, concat('CAT-', seq), concat('Category ', seq), concat('category-', seq), '' from seq_1_to_${categories}`,
    `insert into product (id, created_at, updated_at, version, sku, name, description, category_id, price_minor, currency_code, specs, images, stock_on_hand, low_stock_threshold, status)
      select ${id('product', 'seq')}, ${start}, ${start}, 1, concat('SKU-', seq), concat('Product ', seq), 'For gentle hands', ${id('category', `1 + seq % ${categories}`)},
        ${price('seq')}, 'USD', '{}', '[]', seq * 31 % 200, 5, 'ACTIVE' from seq_1_to_${products}`,
    `insert into staff_member (id, created_at, updated_at, version, code, name, status)
      select ${id('staff', 'seq')}, ${start}, ${start}, 1, concat('S-', seq), concat('Person ', seq), 'ACTIVE' from seq_1_to_${staff}`,
    `insert into customer (id, created_at, updated_at, version, code, name)
      select ${id('customer', 'seq')}, ${start} + interval floor(seq * ${(days * secondsPerDay) / customers}) second, ${start}, 1, concat('C-', seq), concat('Customer ', seq) from seq_1_to_${customers}`,
    // A few products sell a lot, and most of them little.
    `insert into order_line (id, created_at, updated_at, version, order_id, position, product_id, sku, name, currency_code, unit_price_minor, quantity, discount_ppm, total_minor, returned_quantity, refunded_minor)
      select ${id('orderline', 'l.n * 4 + l.position')}, l.placed_at, l.placed_at, 1, ${id('order', 'l.n')}, l.position, ${id('product', 'l.product')}, concat('SKU-', l.product), concat('Product ', l.product), 'USD',
        l.price, l.quantity, l.discount, l.total, if(l.is_returned, l.quantity, 0), if(l.is_returned, l.total, 0) from (
        select n, position, product, placed_at, price, quantity, discount, is_returned, round(price * quantity * (1000000 - discount) / 1000000) as total from (
          select n, position, product, placed_at, ${price('product')} as price, quantity, discount, is_returned from (
            select o.seq as n, p.seq as position, 1 + floor(${products} * pow(${chance('product', 'o.seq * 4 + p.seq')}, 2.5)) as product, ${placedAt('o.seq')} as placed_at,
              1 + floor(5 * ${chance('quantity', 'o.seq * 4 + p.seq')}) as quantity, if(${chance('discount', 'o.seq * 4 + p.seq')} < 0.1, 150000, 0) as discount,
              p.seq = 0 and ${chance('return', 'o.seq')} < 0.02 as is_returned
            from seq_1_to_${orders + ordersToday} as o join seq_0_to_3 as p on p.seq <= floor(4 * ${chance('lines', 'o.seq')})
          ) as a
        ) as b
      ) as l`,
    `insert into sales_order (id, created_at, updated_at, version, number, channel, status, customer_id, sold_by_id, currency_code, subtotal_minor, discount_minor, tax_rate_ppm, tax_minor, total_minor, paid_minor, refunded_minor, refunded_net_minor, placed_at, payment_status, fulfillment_status)
      select order_id, placed_at, placed_at, 1, concat('W-', lpad(n, 8, '0')), channel, if(${chance('cancel', 'n')} < 0.03, 'CANCELLED', 'DELIVERED'),
        if(channel = 'COUNTER' and n % 2 = 0, null, ${id('customer', customer)}), if(channel = 'ONLINE', null, ${id('staff', `1 + floor(${staff} * ${chance('seller', 'n')})`)}),
        'USD', subtotal, subtotal - net, 90000, round(net * 0.09), net + round(net * 0.09), net + round(net * 0.09), refunded_net + round(refunded_net * 0.09), refunded_net, placed_at, if(${chance('cancel', 'n')} < 0.03, 'UNPAID', if(refunded_net > 0, 'PARTIALLY_REFUNDED', 'PAID')), if(${chance('cancel', 'n')} < 0.03, 'UNFULFILLED', 'DELIVERED') from (
        select order_id, cast(right(order_id, 26) as unsigned) as n, min(created_at) as placed_at, elt(1 + floor(10 * ${chance('channel', 'order_id')}), 'ONLINE', 'ONLINE', 'ONLINE', 'ONLINE', 'ONLINE', 'ONLINE', 'COUNTER', 'COUNTER', 'COUNTER', 'IMPORT') as channel,
          sum(unit_price_minor * quantity) as subtotal, sum(total_minor) as net, sum(refunded_minor) as refunded_net from order_line group by order_id
      ) as o`,
    `insert into production_record (id, created_at, updated_at, version, product_id, staff_member_id, quantity, produced_on, voided_at)
      select ${id('production', 'seq')}, ${start}, ${start}, 1, ${id('product', `1 + floor(${products} * ${chance('made', 'seq')})`)}, ${id('staff', `1 + floor(${staff} * ${chance('maker', 'seq')})`)},
        1 + seq % 20, date_format(${today} - interval seq % ${days} day, '%Y-%m-%d'), if(seq % 50 = 0, ${today}, null) from seq_1_to_${productionRecords}`,
    `insert into rental (id, created_at, updated_at, version, number, status, customer_id, product_id, sku, product_name, currency_code, start_date, end_date, months, price_minor, monthly_rate_minor, deposit_minor,
        grace_days, late_fee_minor, late_fee_ppm, purchase_share_ppm, signing_window_hours, default_after_overdue, charged_minor, activated_at, ended_at)
      select ${id('rental', 'n')}, began, began, 1, concat('R-', n), status, ${id('customer', 'n')}, ${id('product', `1 + n % ${products}`)}, 'SKU', 'Product', 'USD',
        date_format(began, '%Y-%m-%d'), date_format(began + interval ${installments} month, '%Y-%m-%d'), ${installments}, 50000, 5000, 10000, 3, 0, 50000, 500000, 72, 3, 60000, began,
        if(status in ('RETURNED', 'BOUGHT_OUT', 'CANCELLED'), began + interval 40 day, null) from (
        select seq as n, ${start} + interval seq * ${days} div ${rentals} day as began,
          elt(1 + seq % 10, 'ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'OVERDUE', 'DEFAULTED', 'RETURNED', 'RETURNED', 'BOUGHT_OUT', 'CANCELLED') as status from seq_1_to_${rentals}
      ) as r`,
    `insert into rental_installment (id, created_at, updated_at, version, rental_id, sequence, due_on, overdue_on, status, currency_code, amount_minor, deposit_minor, paid_minor, paid_at)
      select ${id('installment', `rental * ${installments} + sequence`)}, due, due, 1, ${id('rental', 'rental')}, sequence, date_format(due, '%Y-%m-%d'), date_format(due + interval 3 day, '%Y-%m-%d'),
        status, 'USD', 5000, if(sequence = 1, 10000, 0), if(status = 'PAID', 5000, 0), if(status = 'PAID', due, null) from (
        select rental, sequence, due, if(due > ${today}, 'DUE', if(due > ${today} - interval 60 day and rental % 10 in (4, 5), 'OVERDUE', 'PAID')) as status from (
          select r.seq as rental, i.seq as sequence, ${start} + interval r.seq * ${days} div ${rentals} day + interval i.seq - 1 month as due
          from seq_1_to_${rentals} as r join seq_1_to_${installments} as i
        ) as a
      ) as i`,
    'set foreign_key_checks = 1, unique_checks = 1',
    'analyze table category, product, staff_member, customer, sales_order, order_line, production_record, rental, rental_installment',
  ];
  for (const statement of statements) await database.query(statement);
}

function id(prefix: string, number: string): string {
  return `concat('${prefix}_', lpad(${number}, 26, '0'))`;
}

/** A pseudorandom number from 0 up to 1, the same in each run. */
function chance(of: string, number: string): string {
  return `(crc32(md5(concat('${of} ', ${number}))) / 4294967296)`;
}
