// A TypeID from `newId`: the type, and a random part.
const typedId = /\b([a-z_]+)_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g;

/**
 * Whether answers from two databases that were filled from the same files are equal. Their ids differ, and ids decide the
 * order of rows with the same sort key; so ids are reduced to their type, and the order of lists is ignored.
 */
export function isSameAnswer(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.replace(typedId, '$1'));
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.sort().join()}}`;
}
