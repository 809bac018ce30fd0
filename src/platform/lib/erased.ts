/** Stands where a text of people was that may not be empty. */
export const erasedText = '(erased)';

/** The details of a timeline's event without the texts under these names; undefined when there are none. */
export function withoutTexts(
  details: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> | undefined {
  const kept = Object.entries(details).filter(([name, value]) => !names.includes(name) || value === null);
  return kept.length < Object.keys(details).length ? Object.fromEntries(kept) : undefined;
}
