import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useSession } from '../../shell/session/session-context.ts';
import { OutsideConfirmEmailChangeDocument } from './generated/graphql.ts';
import { NoToken } from './no-token.tsx';
import { OutsidePage } from './outside-page.tsx';

/** A button, not the opening of the page, changes the address: scanners of mails open links. */
export function ConfirmEmailChangePage() {
  const { token } = useSearch({ from: '/outside/confirm-email-change' });
  const { actions } = useSession();
  const [isDone, setIsDone] = useState(false);
  const confirm = useAction(OutsideConfirmEmailChangeDocument, data => data.confirmEmailChange);

  if (!token) return <NoToken />;
  if (isDone) {
    return (
      <OutsidePage
        title="Your email address is changed"
        text="Sign in with the new address from now on. Other devices are signed out."
        links={<Link to="/">Go on</Link>}
      />
    );
  }

  async function submit(token: string) {
    if (!(await confirm.run({ token }))) return;
    setIsDone(true);
    actions.readAgain();
  }
  return (
    <OutsidePage
      title="Use this address"
      text="Your account gets the address to which this link was mailed. Your other sessions end."
      links={<Link to="/">Leave it as it is</Link>}
    >
      <Form userErrors={confirm.userErrors} failure={confirm.failure} onSubmit={() => void submit(token)}>
        <Button
          type="submit"
          variant="primary"
          wide
          autoFocus
          pending={confirm.pending}
          pendingLabel="Changing the address…"
        >
          Change my address
        </Button>
      </Form>
    </OutsidePage>
  );
}
