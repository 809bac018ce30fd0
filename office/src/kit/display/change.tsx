import { ArrowDown, ArrowUp, Minus } from 'lucide-react';
import { changeOf } from '../../lib/format/change.ts';
import type { Decimal } from '../../lib/format/decimal.ts';
import { classNames } from '../class-names.ts';
import { useStore } from '../provider/store-context.ts';
import styles from './display.module.css';

type ChangeProps = {
  current: Decimal | number;
  previous: Decimal | number;
  /** Which direction is good; "neither" for figures that are neither, such as a count of visits. */
  goodDirection?: 'up' | 'down' | 'neither';
};

const icons = { up: ArrowUp, down: ArrowDown, same: Minus };
const spoken = { up: 'Up', down: 'Down', same: '' };

/** A figure against the time before: arrow and text, so that color is never alone. */
export function Change({ current, previous, goodDirection = 'up' }: ChangeProps) {
  const { locale } = useStore();
  const { direction, text } = changeOf(current, previous, locale);
  const Icon = icons[direction];
  const isJudged = direction !== 'same' && goodDirection !== 'neither';
  const judgement = isJudged && (direction === goodDirection ? styles.good : styles.bad);
  return (
    <span className={classNames(styles.change, judgement)}>
      <Icon aria-hidden />
      <span className={styles.hidden}>{spoken[direction]}</span>
      {text}
    </span>
  );
}
