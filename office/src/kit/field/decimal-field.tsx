import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { TextField as AriaTextField, Group, Input } from 'react-aria-components';
import type { Decimal } from '../../lib/format/decimal.ts';
import { editableDecimal, type ParsedDecimal, parseDecimal } from '../../lib/format/parse-decimal.ts';
import { classNames } from '../class-names.ts';
import { useFormField } from '../form/form-context.ts';
import { useStore } from '../provider/store-context.ts';
import { decimalProblem } from './decimal-problem.ts';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field-parts.tsx';

export type DecimalFieldProps = FieldProps & {
  /** A decimal string such as "129.90", or "" for nothing. */
  value: Decimal | '';
  onChange: (value: Decimal | '') => void;
  maxDigits: number;
  allowNegative?: boolean;
  placeholder?: string;
  autoFocus?: boolean;
  before?: ReactNode;
  after?: ReactNode;
  /** How a finished entry is written, such as with both digits of a currency. */
  finish?: (value: Decimal) => Decimal;
  onKeyDown?: (event: KeyboardEvent) => void;
  /** The focus has left the field. */
  onLeave?: () => void;
};

/** The box under MoneyField, PercentField, and NumberField: reads and writes the locale's decimal separator, hands out plain decimals. */
export function DecimalField(props: DecimalFieldProps) {
  const { label, name, description, error: ownError, isRequired, isDisabled, hideLabel, autoFocus } = props;
  const { value, onChange, maxDigits, allowNegative, placeholder, before, after, finish } = props;
  const { locale } = useStore();
  const form = useFormField({ name, label, error: ownError });
  const parse = (text: string) => parseDecimal(text, { locale, maxDigits, allowNegative });
  const written = value === '' ? '' : editableDecimal(finish?.(value) ?? value, locale);

  const [text, setText] = useState(written);
  const [isEditing, setEditing] = useState(false);
  const parsed = parse(text);
  const means = parsed.kind === 'value' ? parsed.value : '';
  // A value from outside (a draft, a reset) replaces the text, unless the text says the same already.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the value from outside counts here
  useEffect(() => {
    if (means !== value) setText(written);
  }, [value]);

  const local =
    parsed.kind === 'invalid' ? decimalProblem(parsed.reason, label, maxDigits, locale) : undefined;
  const error = form.error ?? (isEditing ? undefined : local);

  function change(next: string) {
    setText(next);
    form.onEdit();
    // Half an amount is no amount: the value is empty until the text means one, never an older one.
    onChange(decimalOf(parse(next)));
  }
  function leave() {
    setEditing(false);
    if (parsed.kind === 'value') setText(editableDecimal(finish?.(parsed.value) ?? parsed.value, locale));
    props.onLeave?.();
  }

  return (
    <AriaTextField
      name={name}
      value={text}
      onChange={change}
      onFocus={() => setEditing(true)}
      onBlur={leave}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={!!error}
      autoFocus={autoFocus}
      validationBehavior="aria"
      inputMode={allowNegative ? 'text' : 'decimal'}
      autoComplete="off"
      className={fieldClass(hideLabel)}
      data-local-problem={local ? '' : undefined}
    >
      <FieldLabel label={label} isRequired={isRequired} />
      <Group className={styles.group}>
        {before && <span className={styles.affix}>{before}</span>}
        <Input
          className={classNames(styles.input, styles.number)}
          placeholder={placeholder}
          onKeyDown={props.onKeyDown}
        />
        {after && <span className={classNames(styles.affix, styles.after)}>{after}</span>}
      </Group>
      <FieldHelp description={description} error={error} />
    </AriaTextField>
  );
}

function decimalOf(parsed: ParsedDecimal): Decimal | '' {
  return parsed.kind === 'value' ? parsed.value : '';
}
