import styles from '../error/error.module.css';
import type { Viewer } from '../session/session-context.ts';
import { useSession } from '../session/session-context.ts';

const words: Record<string, { title: string; text: string }> = {
  PENDING: {
    title: 'Your registration waits for approval',
    text: 'Somebody who approves staff has been notified. This page opens by itself as soon as they have decided.',
  },
  REJECTED: {
    title: 'Your registration was not accepted',
    text: 'Ask the person who runs the store when you think that this is a mistake.',
  },
  SUSPENDED: {
    title: 'Your work here is suspended',
    text: 'Ask the person who runs the store when you think that this is a mistake.',
  },
  NONE: {
    title: 'This is the back office',
    text: 'Your account is for shopping. There is nothing for it here.',
  },
};

export default function NoWorkHere({ viewer }: { viewer: Viewer }) {
  const { actions } = useSession();
  const { title, text } = words[viewer.staffMember?.status ?? 'NONE'] ?? words.NONE!;
  const reason = viewer.staffMember?.rejectionReason;
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{title}</h1>
      <p>{text}</p>
      {reason && <p>The reason: {reason}</p>}
      <p>You are signed in as {viewer.email}.</p>
      <button type="button" className={styles.button} onClick={() => void actions.signOut()}>
        Sign out
      </button>
    </div>
  );
}
