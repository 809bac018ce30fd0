import mysql from 'mysql2/promise';

const day = '2026-01-01';
const at = (n: string) => `'${day}' + interval ${n} minute`;
const id = (prefix: string, n = 'seq') => `concat('${prefix}_', lpad(${n}, 26, '0'))`;
const oneOf = (values: readonly string[], n = 'seq') =>
  `elt(1 + (${n}) % ${values.length}, ${values.map(value => `'${value}'`).join(', ')})`;

/** A text that sorts otherwise than its number. */
const scattered = 'lpad((seq * 7919) % 1000003, 8, 0)';

const stamps = { created_at: at('seq'), updated_at: at('(seq * 31) % 100000') };

/** What the interesting columns of a table have in row `seq`. All others are empty. */
const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  customer: {
    id: id('customer'),
    ...stamps,
    code: "concat('C-', seq)",
    name: `concat('Person ', ${scattered})`,
    email: "concat('person', seq, '@example.com')",
    country: oneOf(['Peru', 'Chad', 'Fiji']),
  },
  category: {
    id: id('category'),
    ...stamps,
    code: "concat('K-', seq)",
    name: "concat('Category ', seq)",
    slug: "concat('k-', seq)",
    // Eight below each of the first five hundred.
    parent_id: `if(seq <= 500, null, ${id('category', '1 + (seq - 501) div 8')})`,
  },
  product: {
    id: id('product'),
    ...stamps,
    sku: `concat('P-', ${scattered})`,
    // One tree has a quarter of them, the last ones by name.
    name: `concat(if(seq % 4 = 0, 'Z ', 'A '), ${scattered})`,
    category_id: `if(seq % 4 = 0, ${id('category', '501 + (seq div 4) % 8')}, ${id('category', '601 + seq % 80')})`,
    specs: "'{}'",
    images: "'[]'",
    price_minor: '(seq * 37) % 100000',
    currency_code: "'USD'",
    stock_on_hand: 'if(seq % 100 = 1, 1, 50)',
    low_stock_threshold: '5',
    status: "if(seq % 100 = 2, 'ARCHIVED', 'ACTIVE')",
    rental_monthly_rate_minor: 'if(seq % 100 = 3, 1000, null)',
    deleted_at: "if(seq % 500 = 4, '2026-02-01', null)",
  },
  product_spec: {
    path_key: `'["watts"]'`,
    value_key: 'if(seq % 4 < 3, 7, seq)',
    product_id: id('product'),
  },
  sales_order: {
    id: id('order'),
    ...stamps,
    number: `concat('W-', ${scattered})`,
    channel: oneOf(['ONLINE', 'COUNTER', 'IMPORT']),
    status: oneOf(['PENDING_PAYMENT', 'PAID', 'SHIPPED', 'DELIVERED', 'CANCELLED']),
    payment_status: oneOf(['UNPAID', 'PARTIALLY_PAID', 'PAID', 'REFUNDED']),
    fulfillment_status: oneOf(['UNFULFILLED', 'SHIPPED', 'DELIVERED']),
    customer_id: id('customer', '1 + seq % 1000'),
    currency_code: "'USD'",
    total_minor: '(seq * 37) % 100000',
    placed_at: at('seq'),
  },
  order_line: {
    id: id('orderline'),
    ...stamps,
    order_id: id('order'),
    product_id: id('product'),
    sku: "concat('SKU-', lpad(seq, 6, 0))",
    currency_code: "'USD'",
    quantity: '1',
  },
  payment: {
    id: id('payment'),
    ...stamps,
    target_type: "'Order'",
    target_id: id('order'),
    provider: oneOf(['STRIPE', 'CASH', 'LOCAL']),
    status: oneOf(['SUCCEEDED', 'FAILED', 'PROCESSING', 'REFUNDED']),
    amount_minor: '(seq * 37) % 100000',
    currency_code: "'USD'",
    provider_reference: "concat('p', seq)",
    receipt_number: "concat('r', seq)",
    refund_due_minor: 'if(seq % 400 = 7, 100, 0)',
  },
  stock_movement: {
    id: id('movement'),
    at: at('seq'),
    product_id: id('product', '1 + seq % 50'),
    delta: '1',
    on_hand_after: '1',
    reason: oneOf(['SALE', 'ADJUSTMENT', 'PRODUCTION']),
  },
  production_record: {
    id: id('production'),
    ...stamps,
    product_id: id('product', '1 + seq % 5'),
    staff_member_id: id('staff', '1 + seq % 5'),
    quantity: '1',
    produced_on: `date_format('${day}' + interval seq % 300 day, '%Y-%m-%d')`,
  },
  rental: {
    id: id('rental'),
    ...stamps,
    number: `concat('R-', ${scattered})`,
    status: oneOf(['DRAFT', 'ACTIVE', 'OVERDUE', 'RETURNED']),
    customer_id: id('customer', '1 + seq % 1000'),
    product_id: id('product', '1 + seq % 50'),
    currency_code: "'USD'",
    start_date: `date_format('${day}' + interval seq % 300 day, '%Y-%m-%d')`,
    end_date: `date_format('${day}' + interval seq % 310 day, '%Y-%m-%d')`,
  },
  audit_entry: {
    id: id('audit'),
    at: at('seq'),
    actor_id: id('user', '1 + seq % 20'),
    target_id: id('order'),
    action: oneOf(['order.placed', 'order.shipped', 'session.started']),
    chain: '1000',
    sequence: 'seq',
  },
  email_message: {
    id: id('email'),
    ...stamps,
    to_address: "concat('person', seq % 20, '@example.com')",
    status: oneOf(['QUEUED', 'SENT', 'FAILED']),
  },
  user: {
    id: id('user'),
    ...stamps,
    name: `concat('Person ', ${scattered})`,
    email: "concat('person', seq, '@example.com')",
    email_key: `concat(${scattered}, '@example.com')`,
    verified_email_key: `concat(${scattered}, '@example.com')`,
    status: oneOf(['ACTIVE', 'SUSPENDED']),
  },
  staff_member: {
    id: id('staff'),
    ...stamps,
    code: `concat('S-', ${scattered})`,
    name: `concat('Person ', ${scattered})`,
    status: oneOf(['PENDING', 'ACTIVE', 'SUSPENDED']),
  },
};

/** Fills the lists of the migrated MariaDB at this address up to so many entries each, in a second or two. */
export async function fillLongLists(url: string, from: number, to: number): Promise<void> {
  const connection = await mysql.createConnection(url);
  try {
    // What is not given is empty, and refers to nothing.
    await connection.query("set sql_mode = '', foreign_key_checks = 0, unique_checks = 0");
    for (const [table, columns] of Object.entries(tables)) {
      const names = Object.keys(columns).map(name => `\`${name}\``);
      await connection.query(
        `insert into \`${table}\` (${names.join(', ')}) select ${Object.values(columns).join(', ')} from seq_${from}_to_${to}`,
      );
    }
    for (const [letters, prefix] of [
      ['u', 'customer'],
      ['a', 'user'],
    ] as const)
      await indexPeople(connection, { letters, prefix, seq: `seq_${from}_to_${to}` });
    const names = [...Object.keys(tables), 'search_entry', 'search_posting'].map(name => `\`${name}\``);
    await connection.query(`analyze table ${names.join(', ')}`);
  } finally {
    await connection.end();
  }
}

/** The words of the names and addresses of customers or accounts. */
async function indexPeople(
  connection: mysql.Connection,
  { letters, prefix, seq }: Readonly<Record<'letters' | 'prefix' | 'seq', string>>,
): Promise<void> {
  const title = `concat('person ', ${scattered})`;
  await connection.query(
    `insert into search_entry (id, list_key, sort_key, code_key, title_key, body_key)
     select ${id(prefix)}, '${letters}1', ${title}, '', concat(' ', ${title}, ' '), concat(' person', seq, ' example com ') from ${seq}`,
  );
  const words = [
    ['t', "'person'"],
    ['t', scattered],
    ['b', "concat('person', seq)"],
    ['b', "'example'"],
    ['b', "'com'"],
  ];
  for (const [field, word] of words)
    await connection.query(
      `insert into search_posting (list_key, word_key, sort_key, id) select '${letters}1${field}', ${word}, ${title}, ${id(prefix)} from ${seq}`,
    );
}

/**
 * Adds products to those of the migrated MariaDB at this address, with their words: "everyday" and "lasting" in all of them, "odd" or
 * "even" in each, "gentle" in a tenth, and "rare" with a number in 20 of the first 1,000.
 */
export async function fillProducts(url: string, from: number, to: number): Promise<void> {
  const connection = await mysql.createConnection(url);
  const title = "concat(if(seq % 7 = 0, 'lamp ', 'desk '), lpad(seq, 6, '0'))";
  const body = [
    "'everyday lasting'",
    "if(seq % 2 = 1, 'odd', 'even')",
    "if(seq % 10 = 0, 'gentle', '')",
    "if(seq <= 1000, concat('rare', seq % 50), '')",
  ];
  const key = (text: string) => `concat(' ', ${text}, ' ')`;
  const words = [
    ["'p1t'", `substring_index(${title}, ' ', 1)`],
    ["'p1t'", "lpad(seq, 6, '0')"],
    ["'p1t'", "'sku'"],
    ["'p1t'", "concat('sku', lpad(seq, 6, '0'))"],
    ["'p1b'", "'everyday'"],
    ["'p1b'", "'lasting'"],
    ["'p1b'", body[1]!],
    ["'p1b'", body[2]!],
    ["'p1b'", body[3]!],
  ];
  const seq = `seq_${from}_to_${to}`;
  try {
    await connection.query("set sql_mode = '', foreign_key_checks = 0, unique_checks = 0");
    await connection.query(
      `insert into product (id, created_at, updated_at, sku, name, description, supplier_id, price_minor, currency_code, specs, images, low_stock_threshold, status)
       select ${id('product')}, ${at('seq')}, ${at('seq')}, concat('SKU-', lpad(seq, 6, '0')), ${title}, '', if(seq % 2400 = 0, ${id('supplier', '7')}, null), seq * 37 % 5000, 'USD', '{}', '[]', 5, 'ACTIVE' from ${seq}`,
    );
    await connection.query(
      `insert into search_entry (id, list_key, sort_key, code_key, title_key, body_key)
       select ${id('product')}, 'p1', ${title}, concat('sku', lpad(seq, 6, '0')), ${key(`concat(${title}, ' sku ', lpad(seq, 6, '0'), ' sku', lpad(seq, 6, '0'))`)}, ${key(`concat_ws(' ', ${body.join(', ')})`)} from ${seq}`,
    );
    for (const [list, word] of words)
      await connection.query(
        `insert into search_posting (list_key, word_key, sort_key, id)
         select ${list}, ${word}, ${title}, ${id('product')} from ${seq} where ${word} <> ''`,
      );
    await connection.query('analyze table product, search_entry, search_posting');
  } finally {
    await connection.end();
  }
}
