import { Link } from '@tanstack/react-router';
import { OutsidePage } from './outside-page.tsx';

/** For an address of a mail that was cut off. */
export function NoToken() {
  return (
    <OutsidePage
      title="The link is not complete"
      text="Open the link in the mail again, or copy the whole of it into the address bar."
      links={<Link to="/sign-in">Sign in</Link>}
    />
  );
}
