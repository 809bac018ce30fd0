import type { Facts, Scenario } from './scenarios.ts';

/** A request that is sent to a server repeatedly. */
export interface Target {
  readonly url: string;
  readonly body: string;
}

export interface Answer {
  readonly data: unknown;
  readonly errors?: unknown;
}

const askTimeoutMs = 30_000;

/** The operation of a scenario, sent to the Tradepost server at an address such as `http://127.0.0.1:4801`. */
export function targetOf(scenario: Scenario, facts: Facts, address: string): Target {
  const declared = Object.fromEntries(
    Object.entries(scenario.variables(facts)).filter(([name]) => scenario.query.includes(`$${name}`)),
  );
  return {
    url: `${address}/graphql`,
    body: JSON.stringify({ query: scenario.query, variables: declared }),
  };
}

export async function ask({ url, body }: Target): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(askTimeoutMs),
  });
  return (await response.json()) as Answer;
}
