import type { Answer, TestApp } from '../../../kit/app.ts';

/** What somebody sees and does who is none of the actors that tests know by name. */
export function as(app: TestApp, { headers }: { headers: Record<string, string> }) {
  const send = (query: string, variables: object = {}): Promise<Answer> =>
    app.sendWith(headers, query, variables);
  const ask = async (query: string, variables: object = {}): Promise<Answer['data']> => {
    const { data, errors } = await send(query, variables);
    if (errors) throw new Error(`${query}\n${JSON.stringify(errors, null, 2)}`);
    return data;
  };
  const mutate = async (name: string, input: object, fields: string): Promise<Answer['data']> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const payload = `${fields} userErrors { code message path }`;
    const data = await ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${payload} } }`, {
      input,
    });
    return data[name];
  };
  return { send, ask, mutate };
}

/** The code of the first top-level error, or undefined. */
export function codeOf({ errors }: Answer): unknown {
  return errors?.[0]?.extensions.code;
}
