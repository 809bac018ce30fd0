import { Check, Minus } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '../class-names.ts';
import choice from './choice.module.css';

type ChoiceProps = {
  kind: 'checkbox' | 'radio' | 'switch';
  isSelected: boolean;
  isMixed?: boolean;
  /** Radios of one group share it; the arrow keys then move among them. */
  name?: string;
  value?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  isInvalid?: boolean;
  tabIndex?: -1;
  className?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  /** With whether the Shift key was held. */
  onChange: (isSelected: boolean, withShift: boolean) => void;
  /** The text beside the sign. */
  children?: ReactNode;
};

/** The browser's own checkbox or radio, out of sight, and a sign in the colors of the office in its place. */
export function Choice(props: ChoiceProps) {
  const { kind, isSelected, isMixed = false, isDisabled, isRequired, isInvalid, onChange, children } = props;
  const input = useRef<HTMLInputElement>(null);
  // React has no attribute for it.
  useEffect(() => {
    if (input.current) input.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <label
      className={classNames(choice.choice, props.className)}
      data-selected={isSelected || undefined}
      data-indeterminate={isMixed || undefined}
      data-disabled={isDisabled || undefined}
      data-invalid={isInvalid || undefined}
    >
      <input
        ref={input}
        type={kind === 'radio' ? 'radio' : 'checkbox'}
        role={kind === 'switch' ? 'switch' : undefined}
        name={props.name}
        value={props.value}
        checked={isSelected}
        disabled={isDisabled}
        aria-required={(isRequired && kind === 'checkbox') || undefined}
        aria-invalid={isInvalid || undefined}
        aria-label={props['aria-label']}
        aria-describedby={props['aria-describedby']}
        tabIndex={props.tabIndex}
        className={choice.input}
        // The browser sends a change of a checkbox as a click, which knows of the Shift key.
        onChange={({ target, nativeEvent }) =>
          onChange(target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
      <Sign kind={kind} isMixed={isMixed} />
      {children}
    </label>
  );
}

function Sign({ kind, isMixed }: { kind: ChoiceProps['kind']; isMixed: boolean }) {
  if (kind === 'switch') return <span className={choice.track} />;
  if (kind === 'radio') return <span className={choice.dot} />;
  return <span className={choice.box}>{isMixed ? <Minus aria-hidden /> : <Check aria-hidden />}</span>;
}
