/** A mail as modules describe it: its recipient and its content. The layout decides how it looks. */
export interface Mail {
  readonly to: { readonly name: string | null; readonly email: string };
  /** The kind of mail, for people who look at what was sent: `accounts.confirm-email`. */
  readonly template: string;
  readonly subject: string;
  /** The heading above the content; the subject when absent. */
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

/** A link in the form of a button. Only http and https addresses are accepted. */
export function button(label: string, url: string): Block {
  return { kind: 'button', label, url };
}

/** Something to copy by hand, such as a one-time code. */
export function code(text: string): Block {
  return { kind: 'code', text };
}

/** A table of two columns: labels and values. */
export function table(rows: readonly TableRow[]): Block {
  return { kind: 'table', rows };
}

/** Small print. */
export function note(text: string): Block {
  return { kind: 'note', text };
}
