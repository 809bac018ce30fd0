import type { TestApp } from '../app.ts';

let count = 0;

export interface MadeProduct {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly version: number;
}

/** A product, with what a test does not care about made up. */
export async function makeProduct(app: TestApp, fields: object = {}): Promise<MadeProduct> {
  count++;
  const input = {
    sku: `SKU-${count}`,
    name: `Product ${String(count).padStart(4, '0')}`,
    price: '10.00',
    ...fields,
  };
  const { product, userErrors } = await app.mutate('createProduct', input, 'product { id sku name version }');
  if (!product) throw new Error(JSON.stringify(userErrors));
  return product;
}

/** The id of a product that there never was. */
export const productThatIsNot = 'product_01h455vb4pex5vsknk084sn02q';
