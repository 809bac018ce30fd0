import type { Answer } from './answer.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

/** Whoever sends requests. */
export interface Client {
  /** Sends an operation, and returns the whole answer. */
  send(query: string, variables?: object): Promise<Answer>;
  /** Sends an operation that must succeed, and returns its data. */
  ask(query: string, variables?: object): Promise<Data>;
  /** Runs a mutation of one input, or of none, and returns its payload, user errors and all. */
  mutate(name: string, input: object | null, fields: string): Promise<Data>;
}

export function clientOf(send: Client['send']): Client {
  const ask: Client['ask'] = async (query, variables) => {
    const { data, errors } = await send(query, variables);
    if (errors) throw new Error(`${query}\n${JSON.stringify(errors, null, 2)}`);
    return data;
  };
  return {
    send,
    ask,
    async mutate(name, input, fields) {
      return (await ask(mutationOf(name, input, fields), input === null ? {} : { input }))[name];
    },
  };
}

/** A mutation of one input, or of none, that selects these fields of its payload and all of its user errors. */
export function mutationOf(name: string, input: object | null, fields: string): string {
  const selection = `{ ${fields} userErrors { ${problem} } }`;
  if (input === null) return `mutation { ${name} ${selection} }`;
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
  return `mutation ($input: ${type}) { ${name}(input: $input) ${selection} }`;
}

const problem =
  '__typename code message path ... on InsufficientStockError { productId requested available }';
