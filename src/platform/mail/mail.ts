/** A mail as the modules say it: to whom, and what. How it looks is the layout's business. */
export interface Mail {
  readonly to: { readonly name: string | null; readonly email: string };
  /** Which mail it is, for people who look at what was sent: `accounts.confirm-email`. */
  readonly template: string;
  readonly subject: string;
  /** Stands above the content; the subject when absent. */
  readonly heading?: string;
  readonly content: readonly Block[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'note'; readonly text: string };

export type TableRow = readonly [label: string, value: string];

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** A link that asks to be followed. Only http and https lead anywhere. */
export function button(label: string, url: string): Block {
  return { kind: 'button', label, url };
}

/** Something to copy by hand, such as a one-time code. */
export function code(text: string): Block {
  return { kind: 'code', text };
}

/** A table of two columns: what, and its value. */
export function table(rows: readonly TableRow[]): Block {
  return { kind: 'table', rows };
}

/** Small print. */
export function note(text: string): Block {
  return { kind: 'note', text };
}
