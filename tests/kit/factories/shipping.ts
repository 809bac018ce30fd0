import type { TestApp } from '../app.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

export const methodFields = `shippingMethod { id version code name description kind active taxClass { code } zones { name }
  rates { upToWeightGrams upToTotal { amount } price { amount currencyCode } } freeFrom { amount } }`;

let count = 0;

/** A new shipping method: one price for every order and everywhere, unless it is said otherwise. */
export async function makeShippingMethod(app: TestApp, input: object = {}): Promise<Data> {
  count++;
  const plain = {
    code: `METHOD-${count}`,
    name: `Method ${count}`,
    kind: 'FLAT',
    rates: [{ price: '5.00' }],
  };
  const { shippingMethod, userErrors } = await app.mutate(
    'createShippingMethod',
    { ...plain, ...input },
    methodFields,
    'admin',
  );
  if (!shippingMethod) throw new Error(JSON.stringify(userErrors));
  return shippingMethod;
}
