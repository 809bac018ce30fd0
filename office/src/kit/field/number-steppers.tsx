import { Minus, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './field.module.css';

type NumberSteppersProps = {
  /** Of the field. */
  label: string;
  canDecrease: boolean;
  canIncrease: boolean;
  onStep: (steps: 1 | -1) => void;
};

const firstPauseMs = 400;
const nextPauseMs = 60;

/** Buttons for the pointer: the keyboard has the arrow keys, so the Tab key skips them. Held down, they go on. */
export function NumberSteppers({ label, canDecrease, canIncrease, onStep }: NumberSteppersProps) {
  return (
    <>
      <Stepper label={`Decrease ${label}`} isDisabled={!canDecrease} onStep={() => onStep(-1)}>
        <Minus aria-hidden />
      </Stepper>
      <Stepper label={`Increase ${label}`} isDisabled={!canIncrease} onStep={() => onStep(1)}>
        <Plus aria-hidden />
      </Stepper>
    </>
  );
}

type StepperProps = { label: string; isDisabled: boolean; onStep: () => void; children: ReactNode };

function Stepper({ label, isDisabled, onStep, children }: StepperProps) {
  // What the button does changes with each step.
  const latest = useRef(onStep);
  latest.current = onStep;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = () => clearTimeout(timer.current);
  // At its limit it goes on no longer, and neither when it is gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is cleared is read then.
  useEffect(() => stop, [isDisabled]);

  function hold(pauseMs: number) {
    timer.current = setTimeout(() => {
      latest.current();
      hold(nextPauseMs);
    }, pauseMs);
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      disabled={isDisabled}
      className={styles.stepper}
      onPointerDown={event => event.button === 0 && hold(firstPauseMs)}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onClick={onStep}
    >
      {children}
    </button>
  );
}
