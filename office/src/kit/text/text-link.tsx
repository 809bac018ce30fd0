import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';

/** A link within text. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return <Link href={href}>{children}</Link>;
}
