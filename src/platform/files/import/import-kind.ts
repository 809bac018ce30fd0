/** What a file to import is about: each kind of file that a module reads. */
export type ImportKind =
  | 'PRODUCTS'
  | 'CATEGORIES'
  | 'SUPPLIERS'
  | 'CUSTOMERS'
  | 'STAFF'
  | 'ORDERS'
  | 'ORDER_LINES';
