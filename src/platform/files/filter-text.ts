const maxLength = 200;

/** A filter for people: "status: PAID, SHIPPED; placed on: from 2026-03-01 to 2026-03-31". Null when there is none. */
export function filterText(filter: object | null | undefined): string | null {
  const text = Object.entries(filter ?? {})
    .filter(([, value]) => value != null)
    .map(([name, value]) => `${words(name)}: ${valueText(value)}`)
    .join('; ');
  if (text === '') return null;
  return text.length > maxLength ? `${text.slice(0, maxLength).toWellFormed()}…` : text;
}

function valueText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .filter(([, inner]) => inner != null)
    .map(([name, inner]) => `${words(name)} ${valueText(inner)}`)
    .join(' ');
}

/** `placedOn` as "placed on". */
function words(name: string): string {
  return name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
}
