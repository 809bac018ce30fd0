import { Link, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { ErrorSummary } from '../../kit/error-summary/error-summary.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useSession } from '../../shell/session/session-context.ts';
import { OutsideVerifyEmailDocument } from './generated/graphql.ts';
import { NoToken } from './no-token.tsx';
import { OutsidePage } from './outside-page.tsx';
import { ResendVerification } from './resend-verification.tsx';
import { VerifyByPassword } from './verify-by-password.tsx';

type Outcome = 'confirmed' | 'must-set-password';

export function VerifyEmailPage() {
  const { token } = useSearch({ from: '/outside/verify-email' });
  const session = useSession();
  const { readAgain } = session.actions;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const verify = useAction(OutsideVerifyEmailDocument, data => data.verifyEmail);
  const { run } = verify;

  const confirm = useCallback(
    async (variables: { token: string; password?: string }) => {
      const answer = await run(variables);
      if (!answer) return;
      setOutcome(answer.mustSetPassword ? 'must-set-password' : 'confirmed');
      readAgain();
    },
    [run, readAgain],
  );

  // Only for an account that still has to confirm its address: the token of a mail to somebody else would take their password.
  const isOwn = session.state === 'signed-in' && session.viewer.emailVerifiedAt === null;
  const wasOwn = useRef(isOwn);
  const isSent = useRef(false);
  useEffect(() => {
    if (!token || !wasOwn.current || isSent.current) return;
    isSent.current = true;
    void confirm({ token });
  }, [token, confirm]);

  if (!token) return <NoToken />;
  if (outcome === 'confirmed') {
    return (
      <OutsidePage
        title="Your email address is confirmed"
        text="You get mails about your account there, and can use it to choose a new password."
        links={<Link to="/">Go on</Link>}
      />
    );
  }
  if (outcome === 'must-set-password') {
    return (
      <OutsidePage
        title="Your email address is confirmed"
        text="A mail with a link to choose a password is on its way to it. Until then the account has none."
        links={<Link to="/sign-in">Sign in</Link>}
      />
    );
  }
  if (verify.userErrors?.some(({ code }) => code === 'TOKEN_INVALID')) return <ResendVerification />;
  if (!wasOwn.current)
    return <VerifyByPassword verify={verify} onSubmit={password => confirm({ token, password })} />;
  return (
    <OutsidePage title="Confirming your email address">
      {verify.problem ? (
        <>
          <ErrorSummary messages={[verify.problem]} />
          <Button variant="primary" wide onPress={() => void confirm({ token })}>
            Try again
          </Button>
        </>
      ) : (
        <SkeletonLines count={2} label="Confirming your email address…" />
      )}
    </OutsidePage>
  );
}
