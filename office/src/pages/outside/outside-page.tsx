import { type ReactNode, useEffect, useRef } from 'react';
import { usePageTitle } from '../../shell/page-title.ts';
import styles from './outside.module.css';

type OutsidePageProps = { title: string; text?: ReactNode; children?: ReactNode; links?: ReactNode };

/** One step of what is done outside the frame: a heading, what it is about, and the form or the way on. */
export function OutsidePage({ title, text, children, links }: OutsidePageProps) {
  usePageTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(title);
  // The next step took the place of the form, and the focus with it: its heading is read out.
  useEffect(() => {
    if (first.current !== title) heading.current?.focus();
    first.current = title;
  }, [title]);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {text && <p className={styles.text}>{text}</p>}
      </div>
      {children}
      {links && <p className={styles.links}>{links}</p>}
    </div>
  );
}
