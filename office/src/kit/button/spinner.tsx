import { ProgressBarContext, useSlottedContext } from 'react-aria-components';
import styles from './button.module.css';

/** Turns while something goes on. The button around it names itself by it, so it takes its id from there. */
export function Spinner({ label }: { label: string }) {
  const id = useSlottedContext(ProgressBarContext)?.id;
  return <span role="progressbar" id={id} aria-label={label} className={styles.spinner} />;
}
