import { useCallback } from 'react';
import type { Permission } from '../../lib/permission.ts';
import { useSession } from '../session/session-context.ts';
import { mayOpen } from './navigation.ts';

const none: readonly Permission[] = [];

/** Whether the navigation leads the signed-in person to a page of it. */
export function useMayOpen(): (path: string) => boolean {
  const session = useSession();
  const permissions = session.state === 'signed-in' ? session.viewer.permissions : none;
  return useCallback((path: string) => mayOpen(path, permissions), [permissions]);
}
