import { classNames } from '../class-names.ts';
import styles from './field.module.css';

export function fieldClass(hideLabel?: boolean): string {
  return classNames(styles.field, hideLabel && styles.inlineLabels);
}
