import { randomUUID } from 'node:crypto';
import type { Request, Requests } from './load.ts';
import type { PeopleFacts, PeopleScenario, Who } from './scenario.ts';
import { scenarios } from './scenarios.ts';

/** Somebody with a session, and their tokens at both servers. */
export interface Person {
  readonly tokens: { readonly tradepost: string; readonly byHand: string };
}

export interface People {
  /** Each places orders of their own, since the orders of one customer are placed one after the other. */
  readonly customers: readonly Person[];
  readonly manager: Person;
}

export type Side = 'tradepost' | 'byHand';

export interface Sides {
  readonly addresses: Readonly<Record<Side, string>>;
  readonly people: People;
  readonly facts: PeopleFacts;
  /** Products to order. */
  readonly productIds: readonly string[];
}

/** The same request again and again. */
export function pageRequest(
  { addresses, people, facts }: Sides,
  side: Side,
  scenario: PeopleScenario,
): Request {
  const variables = scenario.variables(facts);
  const person = personOf(people, scenario.who);
  return {
    url:
      side === 'tradepost'
        ? `${addresses.tradepost}/graphql`
        : `${addresses.byHand}/${scenarios.indexOf(scenario)}`,
    headers: person ? { authorization: `Bearer ${person.tokens[side]}` } : {},
    body: JSON.stringify(side === 'tradepost' ? { query: scenario.query, variables } : { variables }),
    expects: '{"data":{',
  };
}

function personOf({ customers, manager }: People, who: Who): Person | undefined {
  if (who === 'guest') return undefined;
  return who === 'manager' ? manager : customers[0];
}

const linesPerOrder = 3;

/** An order by the next of the customers. */
export function orderRequests({ addresses, people, productIds }: Sides, side: Side): Requests {
  let turn = 0;
  const query =
    'mutation Place($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id number total { amount } } userErrors { code message } } }';
  return () => {
    const lines = Array.from({ length: linesPerOrder }, (_, line) => ({
      productId: productIds[(turn * 7_919 + line * 31) % productIds.length]!,
      quantity: 1,
    }));
    const input = { idempotencyKey: randomUUID(), lines };
    const person = people.customers[turn++ % people.customers.length]!;
    return {
      url: side === 'tradepost' ? `${addresses.tradepost}/graphql` : `${addresses.byHand}/order`,
      headers: { authorization: `Bearer ${person.tokens[side]}` },
      body: JSON.stringify(side === 'tradepost' ? { query, variables: { input } } : input),
      expects: '"number":"',
    };
  };
}

/** Of a hundred requests: 90 look at products without a session, 8 at orders with one, and 2 place an order. */
export function mixedRequests(sides: Sides, side: Side): Requests {
  const page = (name: string) =>
    pageRequest(sides, side, scenarios.find(scenario => scenario.name === name)!);
  const place = orderRequests(sides, side);
  const [list, product, orders, order] = [
    'list of 20 products',
    'product page',
    "customer's 20 orders",
    "customer's order",
  ].map(page);
  let turn = 0;
  return () => {
    const number = (turn++ * 37) % 100;
    if (number < 2) return place();
    if (number < 10) return number % 2 ? orders! : order!;
    return number % 3 ? product! : list!;
  };
}
