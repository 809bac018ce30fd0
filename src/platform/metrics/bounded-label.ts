const other = 'other';
const maxLength = 100;

/** Bounds the values of a label, whatever comes: those beyond the list, or beyond the number, share one. */
export class BoundedLabel {
  readonly #known: Set<string>;
  readonly #atMost: number;

  constructor(values: readonly string[] | { readonly atMost: number }) {
    const isList = Array.isArray(values);
    this.#known = new Set(isList ? (values as readonly string[]) : []);
    this.#atMost = isList ? this.#known.size : (values as { readonly atMost: number }).atMost;
  }

  of(value: string): string {
    if (this.#known.has(value)) return value;
    if (this.#known.size >= this.#atMost || value.length > maxLength) return other;
    this.#known.add(value);
    return value;
  }
}
