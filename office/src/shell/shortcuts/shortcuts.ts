/** A key, or keys one after another, and what they do. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly label: string;
  readonly href?: string;
}

/** Letters after "g" go to a page; single letters act on the page. Listed under "?". */
export const shortcuts: readonly Shortcut[] = [
  { keys: ['Mod', 'K'], label: 'Search or run an action' },
  { keys: ['?'], label: 'Show these shortcuts' },
  { keys: ['/'], label: 'Search in the list' },
  { keys: ['G', 'D'], label: 'Go to the dashboard', href: '/' },
  { keys: ['G', 'O'], label: 'Go to orders', href: '/orders' },
  { keys: ['G', 'C'], label: 'Go to customers', href: '/customers' },
  { keys: ['G', 'P'], label: 'Go to products', href: '/products' },
  { keys: ['G', 'R'], label: 'Go to rentals', href: '/rentals' },
  { keys: ['G', 'A'], label: 'Go to approvals', href: '/approvals' },
  { keys: ['G', 'N'], label: 'Go to notifications', href: '/notifications' },
  { keys: ['F6'], label: 'Go to the messages at the edge of the page' },
];

/** The page that "g" and a letter go to. */
export function pageOf(letter: string): string | undefined {
  return shortcuts.find(({ keys }) => keys[0] === 'G' && keys[1] === letter.toUpperCase())?.href;
}
