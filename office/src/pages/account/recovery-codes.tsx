import { Copy, Download } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import styles from './account.module.css';

type RecoveryCodesProps = { codes: readonly string[]; onDone: () => void };

/** Shown once: the server keeps only their hashes. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = `${codes.join('\n')}\n`;

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      toast.success({ title: 'The codes are copied' });
    } catch {
      // Browsers refuse it without https.
      toast.error({
        title: 'The browser did not allow copying',
        text: 'Download the codes, or write them down.',
      });
    }
  }
  function download() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = 'recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <div className={styles.part}>
      <h3 ref={heading} tabIndex={-1}>
        Your recovery codes
      </h3>
      <p className={styles.notice}>
        Keep them where your phone is not. Each one opens your account once in place of the app. They are
        shown only now.
      </p>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button icon={<Copy aria-hidden />} onPress={() => void copy()}>
          Copy
        </Button>
        <Button icon={<Download aria-hidden />} onPress={download}>
          Download
        </Button>
        <Button variant="primary" onPress={onDone}>
          I have stored them
        </Button>
      </div>
    </div>
  );
}
