import type mysql from 'mysql2/promise';
import { money, rows } from './rows-by-hand.ts';
import type { PeopleScenario } from './scenario.ts';

const related = 8;
const card = 'id sku name price { amount currencyCode } stock { availability }';
const cardColumns =
  'p.id, p.sku, p.name, p.price_minor, p.currency_code, p.stock_on_hand, p.low_stock_threshold';

export const productList: PeopleScenario = {
  name: 'list of 20 products',
  who: 'guest',
  query: `query List { products(first: 20) { nodes { ${card} } } }`,
  variables: () => ({}),
  byHand: async pool => ({
    products: {
      nodes: (
        await rows(
          pool,
          `select ${cardColumns} from product as p where p.deleted_at is null order by p.name, p.id limit 20`,
        )
      ).map(cardOf),
    },
  }),
};

/** A product with its category and the categories above, its supplier, and others of the category. */
export const productPage: PeopleScenario = {
  name: 'product page',
  who: 'guest',
  query: `query ProductPage($id: ID!) { product(id: $id) { ${card} description specs images
    category { id name slug ancestors { name slug } products(first: ${related}) { nodes { ${card} } } } supplier { id name } } }`,
  variables: ({ productId }) => ({ id: productId }),
  byHand: async (pool, _session, { id }) => {
    const [row] = await rows(
      pool,
      `select ${cardColumns}, p.description, p.specs, p.images, c.id as categoryId, c.name as categoryName, c.slug,
         s.id as supplierId, s.name as supplierName
       from product as p left join category as c on c.id = p.category_id left join supplier as s on s.id = p.supplier_id
       where p.id = ? and p.deleted_at is null`,
      [id!],
    );
    if (!row) return { product: null };
    const category = row.categoryId && (await categoryOf(pool, row));
    const supplier = row.supplierId && { id: row.supplierId, name: row.supplierName };
    const { description, specs, images } = row;
    return { product: { ...cardOf(row), description, specs, images, category, supplier } };
  },
};

async function categoryOf(pool: mysql.Pool, { categoryId, categoryName, slug }: mysql.RowDataPacket) {
  const [ancestors, products] = await Promise.all([
    rows(
      pool,
      `with recursive up as (
         select parent_id, name, slug, 0 as height from category where id = ?
         union all select c.parent_id, c.name, c.slug, up.height + 1 from category as c join up on up.parent_id = c.id
       ) select name, slug from up where height > 0 order by height desc`,
      [categoryId],
    ),
    rows(
      pool,
      `select ${cardColumns} from product as p where p.deleted_at is null and p.category_id in (
         with recursive tree as (
           select id from category where id = ? union select c.id from category as c join tree on c.parent_id = tree.id where c.deleted_at is null
         ) select id from tree)
       order by p.name, p.id limit ${related}`,
      [categoryId],
    ),
  ]);
  return {
    id: categoryId,
    name: categoryName,
    slug,
    ancestors: ancestors.map(({ name, slug }) => ({ name, slug })),
    products: { nodes: products.map(cardOf) },
  };
}

function cardOf(row: mysql.RowDataPacket) {
  const { id, sku, name, stock_on_hand: onHand, low_stock_threshold: threshold } = row;
  const availability = onHand <= 0 ? 'OUT_OF_STOCK' : onHand <= threshold ? 'LOW_STOCK' : 'IN_STOCK';
  return { id, sku, name, price: money(row.price_minor, row.currency_code), stock: { availability } };
}
