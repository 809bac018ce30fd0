import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { SearchField as AriaSearchField, Button, Group, Input } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import styles from './field.module.css';
import search from './search-field.module.css';
import { useDebounced } from './use-debounced.ts';

export type SearchFieldProps = {
  label: string;
  value: string;
  /** Called when typing pauses, and at once with Enter and when it is cleared. */
  onChange: (value: string) => void;
  placeholder?: string;
  delayMs?: number;
  autoFocus?: boolean;
};

export function SearchField({
  label,
  value,
  onChange,
  placeholder,
  delayMs = 250,
  autoFocus,
}: SearchFieldProps) {
  const [text, setText] = useState(value);
  const debounced = useDebounced(onChange, delayMs);
  // Back and saved views change the value from outside.
  useEffect(() => setText(value), [value]);
  return (
    <AriaSearchField
      aria-label={label}
      value={text}
      autoFocus={autoFocus}
      onChange={next => {
        setText(next);
        if (next) debounced.later(next);
        else debounced.flush(next);
      }}
      onSubmit={debounced.flush}
      className={classNames(styles.field, search.search)}
    >
      <Group className={styles.group}>
        <Search aria-hidden className={search.glass} />
        <Input className={styles.input} placeholder={placeholder ?? label} />
        <Button className={classNames(styles.stepper, search.clear)}>
          <X aria-hidden />
        </Button>
      </Group>
    </AriaSearchField>
  );
}
