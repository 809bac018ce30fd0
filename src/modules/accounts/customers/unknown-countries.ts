const examplesShown = 5;

/**
 * Rows of a file whose country is none that is known. They are imported all the same, with the words that they have: files of
 * other systems often hold something else there, and a customer without a country is better than none.
 */
export class UnknownCountries {
  #count = 0;
  readonly #examples: string[] = [];

  add(line: number, country: string): void {
    this.#count++;
    if (this.#examples.length < examplesShown) this.#examples.push(`line ${line} ("${country}")`);
  }

  notes(): readonly string[] {
    if (this.#count === 0) return [];
    const rows = this.#count === 1 ? '1 row' : `${this.#count} rows`;
    const more = this.#count > this.#examples.length ? ', …' : '';
    return [
      `In ${rows} the country is not known, and was kept in words: ${this.#examples.join(', ')}${more}. Write a code such as DE, or a name such as Germany.`,
    ];
  }
}
