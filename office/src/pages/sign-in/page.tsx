import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { usePageTitle } from '../../shell/page-title.ts';
import { useSession } from '../../shell/session/session-context.ts';
import { CodeForm } from './code-form.tsx';
import { PasswordForm } from './password-form.tsx';
import styles from './sign-in.module.css';

export function SignInPage() {
  usePageTitle('Sign in');
  const { next } = useSearch({ from: '/outside/sign-in' });
  const session = useSession();
  const router = useRouter();
  const navigate = useNavigate();
  const [challenge, setChallenge] = useState<string | null>(null);

  // Also when another tab signed in meanwhile.
  useEffect(() => {
    if (session.state !== 'signed-in') return;
    if (next) router.history.replace(`${router.basepath}${next}`);
    else void navigate({ to: '/', replace: true });
  }, [session.state, next, router, navigate]);

  const wasEnded = session.state === 'guest' && session.wasEnded;
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{challenge ? 'Second factor' : 'Sign in'}</h1>
      {wasEnded && !challenge && (
        <p className={styles.notice} role="status">
          Your session has ended. Sign in to go on where you were; what you had typed is kept.
        </p>
      )}
      {challenge ? (
        <CodeForm token={challenge} onDone={session.actions.began} onBack={() => setChallenge(null)} />
      ) : (
        <PasswordForm onChallenge={setChallenge} onDone={session.actions.began} />
      )}
    </div>
  );
}
