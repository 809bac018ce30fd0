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

/** `?, ?, ?` for an `in (…)`. An empty list matches nothing. */
export function listSql(values: readonly unknown[]): Sql {
  return values.length === 0 ? rawSql('null') : { text: values.map(() => '?').join(', '), values };
}

function isSql(part: unknown): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part && 'values' in part;
}
