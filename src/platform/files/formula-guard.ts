// Whoever types a name into a form can make it "=HYPERLINK(…)". A spreadsheet that opens a CSV file takes such a text for
// a formula, and may run it or send other cells away. An apostrophe before it makes it text.

/** What formulas begin with, also in the wide and small forms that spreadsheets take for the same. */
const starters = '=+\\-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}\u{fe66}\u{fe62}\u{fe63}\u{fe6b}\u{2212}';

/** Signs that a spreadsheet may pass over: spaces of all kinds, control characters, and what does not show. */
const invisible = '[\\s\\p{Cc}\\p{Cf}]*';

const beginning = new RegExp(`^(?:[\\t\\r\\n]|${invisible}[${starters}])`, 'u');

// A spreadsheet that expects semicolons or tabs between its cells, as in much of Europe, begins new cells in the middle.
const within = new RegExp(`([;\\t\\r\\n]${invisible})(?=[${starters}])`, 'gu');

/** Whether a spreadsheet could take a text for a formula. */
export function looksLikeFormula(text: string): boolean {
  return beginning.test(text);
}

/** A text that no spreadsheet takes for a formula, whatever it expects between cells. Plain texts stay as they are. */
export function guardFormula(text: string): string {
  const inner = separators.test(text) ? text.replace(within, "$1'") : text;
  return looksLikeFormula(inner) ? `'${inner}` : inner;
}

const separators = /[;\t\r\n]/;
