import {
  age,
  chance,
  id,
  moment,
  oneOf,
  type Plan,
  pick,
  share,
  stamps,
  type Table,
} from '../expressions.ts';
import { adjective, brand, city, country, often, thing } from '../words.ts';

/** What a product costs, in cents; order lines know it without reading the product. */
export function priceOf(product: string): string {
  return `(500 + ${product} * 7919 % 200000)`;
}

export const sku = (product = 'seq') => `concat('SKU-', lpad(${product}, 7, '0'))`;

/** 20 roots, 200 branches below them, and leaves below those, in which the products are. */
function categories({ sizes, now }: Plan): Table {
  const { roots, branches, leaves } = sizes;
  const rows = roots + branches + leaves;
  const code = "concat('cat-', lpad(seq, 4, '0'))";
  return {
    name: 'category',
    rows,
    columns: {
      id: id('category'),
      ...stamps(moment({ sizes, now }, rows)),
      code,
      name: "concat('Category ', lpad(seq, 4, '0'))",
      slug: code,
      description: "concat('Things of kind ', seq)",
      parent_id: `case when seq <= ${roots} then null when seq <= ${roots + branches} then ${id('category', `1 + seq % ${roots}`)}
        else ${id('category', `${roots + 1} + seq % ${branches}`)} end`,
    },
  };
}

function suppliers(plan: Plan): Table {
  return {
    name: 'supplier',
    rows: plan.sizes.suppliers,
    columns: {
      id: id('supplier'),
      ...stamps(moment(plan, plan.sizes.suppliers)),
      code: "concat('sup-', lpad(seq, 5, '0'))",
      name: "concat('Supplier ', lpad(seq, 5, '0'))",
      email: "concat('supplier', seq, '@example.com')",
      city,
      country,
    },
  };
}

/**
 * Values that many products have beside values that hardly any has: of the colors, red is one in a thousand; a serial number
 * is on one in 100,000. Nothing is both for rent and archived or deleted, and
 * the seventh product is for rent.
 */
function products(plan: Plan): Table {
  const { sizes } = plan;
  const firstLeaf = sizes.roots + sizes.branches;
  const name = `concat(${adjective}, ' ', ${thing}, ' ', ${brand}, ' ', seq)`;
  const color = share('color', [
    ['red', 0.001],
    ['grey', 0.1],
    ['white', 0.4],
    ['black', 0.5],
  ]);
  const isForRent = `(seq = 7 or ${often('rent', 0.02)})`;
  const created = moment(plan, sizes.rows);
  return {
    name: 'product',
    rows: sizes.rows,
    columns: {
      id: id('product'),
      ...stamps(
        created,
        `${created} + interval floor(${chance('updated')} * ${age(sizes.rows)} * 94000000) second`,
      ),
      deleted_at: `if(not ${isForRent} and ${often('deleted', 0.007)}, ${created} + interval 60 second, null)`,
      sku: sku(),
      name,
      description: `concat('A ', ${thing}, ' for everyday use and gentle hands. ', ${oneOf(
        ['It lasts, and it is easy to clean.', 'It fits into every room.', 'Made to be repaired.'],
        pick('praise', 3),
      )}, ' Number ', ${pick('word', 50_000)})`,
      category_id: `if(${often('no category', 0.005)}, null, ${id('category', `${firstLeaf} + ${pick('category', sizes.leaves)}`)})`,
      supplier_id: `if(${often('no supplier', 0.01)}, null, ${id('supplier', pick('supplier', sizes.suppliers))})`,
      price_minor: priceOf('seq'),
      currency_code: `if(${often('euro', 0.01)}, 'EUR', 'USD')`,
      rental_monthly_rate_minor: `if(${isForRent}, 2500, null)`,
      rental_minimum_months: `if(${isForRent}, 3, null)`,
      rental_deposit_minor: `if(${isForRent}, 5000, null)`,
      specs: `concat('{"watts": ', ${pick('watts', 100)}, ', "color": "', ${color}, '", "serial": ', seq % 100000, ', "size": {"width": ', ${pick('width', 40)}, '}}')`,
      images: `concat('["https://images.example.com/', seq, '.jpg"]')`,
      stock_on_hand: `case when ${chance('stock')} < 0.05 then 0 when ${chance('stock')} < 0.1 then ${pick('few', 5)} else 5 + ${pick('many', 400)} end`,
      low_stock_threshold: '5',
      status: `if(${isForRent} or not ${often('archived', 0.05)}, 'ACTIVE', 'ARCHIVED')`,
    },
  };
}

export function catalogTables(plan: Plan): Table[] {
  return [categories(plan), suppliers(plan), products(plan)];
}
