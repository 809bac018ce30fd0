/** A query that can be made larger: its cost grows by the same amount with each step. */
export interface Shape {
  readonly name: string;
  readonly most: number;
  readonly text: (size: number) => string;
}

const [mostCopies, mostParents, longestPage] = [20, 100, 100];

// These words are in every product of the large store, in a tenth, and in a hundredth of them.
const searches = [
  'everyday',
  'everyday gentle',
  'everyday gentle use and hands for it lasts',
  'quiet',
  'quiet la',
  's',
];

const conditions = [
  ...searches.map(words => `search: "${words}"`),
  'availability: OUT_OF_STOCK',
  'availability: LOW_STOCK',
  'rentable: true',
  'rentable: false',
  'status: ARCHIVED',
  'status: ACTIVE',
  'price: { min: "1999" }',
  'price: { min: "10", max: "2000" }',
  'createdAt: { to: "2025-01-01T00:00:00Z" }',
  'specs: [{ path: "watts", equals: "none" }]',
  `specs: [${'{ path: "size.width", equals: 5 }'.repeat(9)}{ path: "size.height", equals: "none" }]`,
  'search: "everyday", specs: [{ path: "watts", equals: "none" }], rentable: true',
  'availability: OUT_OF_STOCK, status: ACTIVE, rentable: true, price: { min: "10" }',
];

const sorts = ['NAME', 'PRICE', 'CREATED_AT', 'STOCK', 'SKU'];

const everything =
  'id sku name description images specs status createdAt updatedAt version price { amount currencyCode } stock { onHand availability lowStockThreshold } rentalTerms { monthlyRate { amount } } category { name parent { name } } supplier { name city }';

/** The products of a list in all the ways that it can be asked for. */
function lists(ids: StoreIds): string[] {
  const filters = [
    '',
    ...conditions,
    `categoryId: "${ids.rootCategory}"`,
    `categoryId: "${ids.rootCategory}", rentable: true`,
    `supplierId: "${ids.supplier}"`,
    `supplierId: "${ids.supplier}", rentable: true`,
  ];
  return filters.flatMap(filter =>
    ['', ...sorts].flatMap(sort =>
      ['nodes { id }', 'totalCount', 'totalCount nodes { id name }'].map(fields => {
        const args = [
          'first: 1',
          filter && `filter: { ${filter} }`,
          sort && `sort: { field: ${sort} }`,
        ].filter(Boolean);
        return `products(${args.join(', ')}) { ${fields} }`;
      }),
    ),
  );
}

export interface StoreIds {
  readonly rootCategory: string;
  readonly supplier: string;
}

const copies = (name: string, field: string): Shape => ({
  name: `copies of ${name}`,
  most: mostCopies,
  text: size => `{ ${repeat(size, i => `q${i}: ${field}`)} }`,
});

const pages = (name: string, text: (size: number) => string): Shape => ({ name, most: longestPage, text });

/** Objects that guests may list, with how many there are in the large store. */
const parents = [
  ['root categories', 'categories(first: $n, filter: { parentId: null })', 10],
  ['categories', 'categories(first: $n)', mostParents],
  ['suppliers', 'suppliers(first: $n)', 60],
] as const;

const below = ([name, list, most]: (typeof parents)[number], field: string, aliases: number): Shape => ({
  name: `${name} with ${aliases} of ${field}`,
  most,
  text: size =>
    `{ ${list.replace('$n', String(size))} { nodes { ${repeat(aliases, i => `a${i}: ${field}`)} } } }`,
});

/** Lists of products with every filter, every sort, and counted or not: at the root, and below each parent. */
export function listShapes(ids: StoreIds): Shape[] {
  const all = lists(ids);
  return [
    ...all.map(field => copies(field, field)),
    ...parents.flatMap(parent => all.flatMap(field => [1, 5].map(aliases => below(parent, field, aliases)))),
  ];
}

/** Everything else that may be dear. */
export function otherShapes(ids: StoreIds): Shape[] {
  return [
    ...searches.flatMap(words => [
      copies(`search "${words}"`, `search(query: "${words}", first: 1) { totalCount nodes { __typename } }`),
      copies(`categories "${words}"`, `categories(first: 1, filter: { search: "${words}" }) { totalCount }`),
    ]),
    ...parents.slice(0, 2).flatMap(parent => ofCategories.map(field => below(parent, field, 1))),
    copies(
      'counted root categories',
      'categories(first: 10, filter: { parentId: null }) { nodes { productCount } }',
    ),
    copies('long pages', `products(first: 30) { nodes { ${everything} } }`),
    pages('products', size => `{ products(first: ${size}) { nodes { ${everything} } } }`),
    pages(
      'products under aliases',
      size => `{ products(first: ${size}) { nodes { ${repeat(48, i => `d${i}: description`)} } } }`,
    ),
    pages(
      'categories with long pages',
      size => `{ categories(first: ${size}) { nodes { products(first: 100) { nodes { description } } } } }`,
    ),
    pages(
      'suppliers with long pages',
      size =>
        `{ suppliers(first: ${size}) { nodes { products(first: 100) { nodes { description specs } } } } }`,
    ),
    pages(
      'products with the products of their categories',
      size => `{ products(first: ${size}) { nodes { category { products(first: 5) { nodes { id } } } } } }`,
    ),
    pages(
      'products of a root category with all of it',
      size =>
        `{ products(first: ${size}, filter: { categoryId: "${ids.rootCategory}" }) { nodes { category { parent { products(first: 1) { totalCount nodes { id } } } } } } }`,
    ),
    copies('introspection', introspection),
    copies(
      'a type',
      '__type(name: "Product") { fields { args { type { name } } type { ofType { name } } } }',
    ),
  ];
}

const ofCategories = [
  'productCount',
  'children { productCount }',
  'ancestors { productCount }',
  'children { products(first: 5) { nodes { id } } }',
  'children { children { productCount } }',
];

const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

const introspection =
  '__schema { types { name description fields { name description args { name description type { name ofType { name ofType { name } } } } type { name ofType { name ofType { name } } } } inputFields { name type { name ofType { name } } } enumValues { name description } } }';
