import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import styles from './text.module.css';

type TextLinkProps = { href: string; children: ReactNode; target?: string };

/** A link in running text, in a table, or in a list of facts. */
export function TextLink(props: TextLinkProps) {
  return <Link {...props} className={styles.link} />;
}
