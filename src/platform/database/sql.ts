/** A piece of SQL and the values bound to its `?`. Text comes from our code only; what a client sends is always a value. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** `` sql`t.price_minor >= ${min}` `` binds `min`; a nested `Sql` is put in place, its values in order. */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  let text = strings[0]!;
  const values: unknown[] = [];
  for (const [index, part] of parts.entries()) {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1]!;
  }
  return { text, values };
}

/** SQL text that our own code wrote, such as a column name out of the metadata. */
export function rawSql(text: string): Sql {
  return { text, values: [] };
}

export function joinSql(parts: readonly Sql[], separator: string): Sql {
  return { text: parts.map(part => part.text).join(separator), values: parts.flatMap(part => part.values) };
}

/**
 * `?, ?, ?` for an `in (…)`. An empty list matches nothing. The last value is repeated up to the next power of two, so
 * that the lists of all requests come in few lengths and their statements are prepared once.
 */
export function listSql(values: readonly unknown[]): Sql {
  if (values.length === 0) return rawSql('null');
  const length = 2 ** Math.ceil(Math.log2(values.length));
  const padded = [...values, ...Array<unknown>(length - values.length).fill(values.at(-1))];
  return { text: placeholders(length), values: padded };
}

const placeholderTexts = new Map<number, string>();

function placeholders(length: number): string {
  const known = placeholderTexts.get(length);
  if (known) return known;
  const text = Array(length).fill('?').join(', ');
  placeholderTexts.set(length, text);
  return text;
}

function isSql(part: unknown): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part && 'values' in part;
}
