import { Check, CornerDownRight } from 'lucide-react';
import { Hidden } from '../../kit/display/hidden.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import styles from './matrix.module.css';

type MatrixMarkProps = { isOwn: boolean; inheritedFrom?: string };

/** Whether a role grants a permission itself, through a role above it, or not at all. */
export function MatrixMark({ isOwn, inheritedFrom }: MatrixMarkProps) {
  if (isOwn) {
    return (
      <span className={`${styles.mark} ${styles.own}`}>
        <Check aria-hidden />
        <Hidden>Granted</Hidden>
      </span>
    );
  }
  if (inheritedFrom) {
    return (
      <span className={`${styles.mark} ${styles.inherited}`}>
        <CornerDownRight aria-hidden />
        <span>
          <Hidden>Inherited </Hidden>from {inheritedFrom}
        </span>
      </span>
    );
  }
  return <Nothing />;
}
