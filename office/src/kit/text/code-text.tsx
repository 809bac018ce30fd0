import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { Hidden } from '../display/hidden.tsx';
import styles from './text.module.css';

/** An id, a key, or a command, with a button that copies it. */
export function CodeText({ text, label = 'text' }: { text: string; label?: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      // Browsers refuse it without https; the text can still be selected by hand.
      setState('refused');
    }
  }

  const said = { idle: '', copied: 'Copied', refused: 'The browser did not allow copying' }[state];
  return (
    <span className={styles.code}>
      <code>{text}</code>
      <Button aria-label={`Copy ${label}`} className={styles.copy} onPress={copy}>
        {state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
      </Button>
      <span role="status">
        <Hidden>{said}</Hidden>
      </span>
    </span>
  );
}
