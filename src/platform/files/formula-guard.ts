// A person can enter "=HYPERLINK(…)" as their name. A spreadsheet that opens a CSV file reads such text as a formula, and
// may run it or send other cells away. An apostrophe in front makes it text.

/** What formulas begin with, including the wide and small forms that spreadsheets treat alike. */
const starters = '=+\\-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}\u{fe66}\u{fe62}\u{fe63}\u{fe6b}\u{2212}';

/** Characters that a spreadsheet may skip: all kinds of spaces, control characters, and invisible characters. */
const invisible = '[\\s\\p{Cc}\\p{Cf}]*';

const beginning = new RegExp(`^(?:[\\t\\r\\n]|${invisible}[${starters}])`, 'u');

// A spreadsheet that expects semicolons or tabs between cells, as in much of Europe, begins new cells in the middle.
const within = new RegExp(`([;\\t\\r\\n]${invisible})(?=[${starters}])`, 'gu');

/** Whether a spreadsheet could read a text as a formula. */
export function looksLikeFormula(text: string): boolean {
  return beginning.test(text);
}

/** A text that no spreadsheet reads as a formula, whatever it expects between cells. Plain text stays as it is. */
export function guardFormula(text: string): string {
  const inner = separators.test(text) ? text.replace(within, "$1'") : text;
  return looksLikeFormula(inner) ? `'${inner}` : inner;
}

const separators = /[;\t\r\n]/;
