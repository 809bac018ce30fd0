import { listCases, searchCases } from '../list-cases.ts';
import { dayAgo, daysAgo, idOf, type ScaleCase, type ScaleFacts } from '../scale-case.ts';

const card = 'id sku name price { amount currencyCode } stock { availability }';
const root = idOf('category', 1);
const branch = idOf('category', 21);
const leaf = idOf('category', 221);

/** In a word of each product, of every tenth, of one in 200, and of hardly any. */
const words = ['everyday', 'lamp', 'kordan', '33333'];

const productSearches = [
  ...words,
  'nothing matches this',
  'rugged lamp',
  'everyday lamp',
  'lamp 33333',
  'rugged lamp everyday',
  'l',
  'la',
  'came',
  '1',
  'sku',
  'sku0000',
];

function productFilters(facts: ScaleFacts): string[] {
  return [
    'status: ACTIVE',
    'status: ARCHIVED',
    'rentable: true',
    'rentable: false',
    'rentable: true, status: ARCHIVED',
    'rentable: true, availability: LOW_STOCK',
    'availability: IN_STOCK',
    'availability: LOW_STOCK',
    'availability: OUT_OF_STOCK',
    'availability: [LOW_STOCK, OUT_OF_STOCK]',
    'price: { min: "100", max: "101" }',
    'price: { min: "100", max: "1500" }',
    `categoryId: ${root}`,
    `categoryId: ${branch}`,
    `categoryId: ${leaf}`,
    `categoryId: ${root}, availability: IN_STOCK`,
    `categoryId: ${leaf}, availability: IN_STOCK`,
    `categoryId: ${root}, price: { min: "100", max: "500" }`,
    `categoryIds: [${root}, ${idOf('category', 2)}]`,
    `categoryIds: [${leaf}, ${idOf('category', 222)}]`,
    'withoutCategory: true',
    'withoutCategory: false',
    `supplierId: ${idOf('supplier', 7)}`,
    `supplierIds: [${idOf('supplier', 7)}, ${idOf('supplier', 8)}]`,
    'specs: { path: "color", equals: "red" }',
    'specs: { path: "watts", equals: 42 }',
    'specs: { path: "serial", equals: 4242 }',
    'specs: { path: "size.width", equals: 7 }',
    'specs: { path: "color", equals: "of no product" }',
    `createdAt: { from: ${daysAgo(facts, 1)} }`,
    `createdOn: { from: ${dayAgo(facts, 400)}, to: ${dayAgo(facts, 400)} }`,
    `updatedAt: { from: ${daysAgo(facts, 7)} }`,
    `ids: [${idOf('product', 1)}, ${idOf('product', facts.rows / 2)}, ${idOf('product', facts.rows)}]`,
  ];
}

export function catalogCases(facts: ScaleFacts): ScaleCase[] {
  const half = facts.rows / 2;
  const middle = `ids: [${idOf('product', half)}]`;
  const sorts = ['NAME', 'PRICE', 'CREATED_AT', 'UPDATED_AT', 'STOCK', 'SKU'];
  const manyIds = Array.from({ length: 100 }, (_, index) => idOf('product', 1 + (index * facts.rows) / 100));
  const guest = (name: string, query: string): ScaleCase => ({ name, who: 'guest', query });
  const products = { list: 'products', who: 'guest', fields: card } as const;
  return [
    ...listCases({ ...products, sorts, filters: productFilters(facts), middle }),
    ...listCases({
      ...products,
      who: 'admin',
      sorts: ['NAME', 'UPDATED_AT'],
      filters: ['deleted: true', 'deleted: true, rentable: true'],
    }),
    ...searchCases(products, [...productSearches, `SKU-${String(half).padStart(7, '0')}`]),
    ...words.flatMap(word =>
      [
        `filter: { search: "${word}" }, sort: { field: PRICE }`,
        `filter: { search: "${word}" }, sort: { field: RELEVANCE }`,
        `filter: { search: "${word}", categoryId: ${root} }`,
        `filter: { search: "${word}", availability: IN_STOCK }`,
      ].map(args =>
        guest(
          `products search ${args}`,
          `{ products(${args}) { nodes { ${card} } pageInfo { hasNextPage } } }`,
        ),
      ),
    ),
    guest('product', `{ product(id: ${idOf('product', half)}) { ${card} description images specs } }`),
    guest(
      'product page',
      `{ product(id: ${idOf('product', half)}) { ${card} description specs rentalTerms { minimumMonths }
        category { name slug ancestors { name slug } products(first: 8) { nodes { ${card} } } } supplier { name } } }`,
    ),
    guest('productBySku', `{ productBySku(sku: "SKU-${String(half).padStart(7, '0')}") { ${card} } }`),
    guest('node', `{ node(id: ${idOf('product', half)}) { id ... on Product { name } } }`),
    guest('nodes of 100 products', `{ nodes(ids: [${manyIds.join(', ')}]) { id ... on Product { name } } }`),
    {
      name: 'previewPrices of 100 products',
      who: 'admin',
      query: `{ previewPrices(productIds: [${manyIds.join(', ')}], change: { percent: "10" }) { newPrice { amount } } }`,
    },
    {
      name: 'products 20 × stockMovements and rentals',
      who: 'admin',
      query:
        '{ products { nodes { stockMovements(first: 5) { nodes { delta } } rentals(first: 5) { nodes { number } } } } }',
    },
    ...categoryCases(),
    ...supplierCases(),
    ...['l', 'la', 'lamp', 'kordan', 'category', 'supplier 00007', '33333', 'nothing'].flatMap(word => [
      guest(
        `search "${word}"`,
        `{ search(query: "${word}") { nodes { ... on Product { name } ... on Category { name } ... on Supplier { name } } } }`,
      ),
      guest(`search "${word}" count`, `{ search(query: "${word}") { totalCount } }`),
    ]),
    guest(
      'search of products and categories',
      '{ search(query: "lamp", types: [PRODUCT, CATEGORY]) { nodes { ... on Product { name } ... on Category { name } } } }',
    ),
  ];
}

function categoryCases(): ScaleCase[] {
  const fields = 'id name slug';
  const guest = (name: string, query: string): ScaleCase => ({ name, who: 'guest', query });
  return [
    ...listCases({
      list: 'categories',
      who: 'guest',
      fields,
      sorts: ['NAME', 'CREATED_AT'],
      filters: ['parentId: null', `parentId: ${root}`],
    }),
    ...searchCases({ list: 'categories', who: 'guest', fields }, ['category', '0042', 'nothing']),
    {
      name: 'categories deleted',
      who: 'admin',
      query: `{ categories(filter: { deleted: true }) { nodes { ${fields} } } }`,
    },
    guest(
      'categories roots and productCount',
      '{ categories(filter: { parentId: null }) { nodes { name productCount } } }',
    ),
    guest(
      'categories roots, children, and productCount',
      '{ categories(filter: { parentId: null }) { nodes { name productCount children { name productCount } } } }',
    ),
    guest('categories 100 and productCount', '{ categories(first: 100) { nodes { name productCount } } }'),
    guest(
      'categories 20 × products',
      `{ categories(filter: { parentId: null }) { nodes { name products(first: 5) { nodes { ${card} } } } } }`,
    ),
    guest(
      'categories 20 × products count',
      '{ categories(filter: { parentId: null }) { nodes { name products(first: 5) { totalCount } } } }',
    ),
    ...(
      [
        ['root', root],
        ['branch', branch],
        ['leaf', leaf],
      ] as const
    ).flatMap(([level, id]) => [
      guest(
        `category ${level}`,
        `{ category(id: ${id}) { name productCount ancestors { name } children { name } } }`,
      ),
      ...['NAME', 'PRICE', 'CREATED_AT'].map(sort =>
        guest(
          `category ${level} products by ${sort}`,
          `{ category(id: ${id}) { products(sort: { field: ${sort} }) { nodes { ${card} } pageInfo { hasNextPage } } } }`,
        ),
      ),
      guest(
        `category ${level} products in stock`,
        `{ category(id: ${id}) { products(filter: { availability: IN_STOCK }, sort: { field: PRICE }) { nodes { ${card} } } } }`,
      ),
    ]),
    guest('categoryBySlug', '{ categoryBySlug(slug: "cat-0221") { name ancestors { name } } }'),
  ];
}

function supplierCases(): ScaleCase[] {
  const fields = 'id code name';
  return [
    ...listCases({
      list: 'suppliers',
      who: 'guest',
      fields,
      sorts: ['NAME', 'COUNTRY', 'CREATED_AT'],
      filters: ['country: "Germany"', 'country: "Fiji"', 'country: "Nowhere"'],
    }),
    ...searchCases({ list: 'suppliers', who: 'guest', fields }, ['supplier', '00007', 'nothing']),
    {
      name: 'suppliers deleted',
      who: 'admin',
      query: `{ suppliers(filter: { deleted: true }) { nodes { ${fields} } } }`,
    },
    { name: 'supplier', who: 'guest', query: `{ supplier(id: ${idOf('supplier', 7)}) { name } }` },
    {
      name: 'suppliers 20 × products',
      who: 'guest',
      query: `{ suppliers { nodes { name products(first: 5) { nodes { ${card} } } } } }`,
    },
    {
      name: 'supplier products by PRICE',
      who: 'guest',
      query: `{ supplier(id: ${idOf('supplier', 7)}) { products(sort: { field: PRICE }) { nodes { ${card} } } } }`,
    },
  ];
}
