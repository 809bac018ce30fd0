import type { Permission } from '../../lib/permission.ts';
import { useCan } from '../session/session-context.ts';
import { ForbiddenPage } from './forbidden-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** For an object that the API does not give: it hides what somebody may not see, and who sees all of them knows that it is gone. */
export function MissingPage({ seenWith }: { seenWith: Permission }) {
  return useCan()(seenWith) ? <NotFoundPage /> : <ForbiddenPage />;
}
