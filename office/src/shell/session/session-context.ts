import { createContext, useContext } from 'react';
import type { Permission } from '../../lib/permission.ts';
import type { ViewerQuery } from './generated/graphql.ts';

export type Viewer = NonNullable<ViewerQuery['me']>;
export type StoreSettings = ViewerQuery['settings'];

/** Who uses the application, as the server sees it. */
export type Session =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string; readonly retry: () => void }
  | { readonly state: 'guest'; readonly settings: StoreSettings; readonly wasEnded: boolean }
  | { readonly state: 'signed-in'; readonly settings: StoreSettings; readonly viewer: Viewer };

export interface SessionActions {
  /** Called after a mutation that began a session: reads who it is. */
  began(): void;
  /** Ends the session on the server and here. */
  signOut(): Promise<void>;
  /** Called when the server knows no session any more. */
  ended(): void;
  /** Reads again who this is, and what they may do. */
  readAgain(): void;
}

export const SessionContext = createContext<Session & { readonly actions: SessionActions }>({
  state: 'loading',
  actions: { began() {}, async signOut() {}, ended() {}, readAgain() {} },
});

export function useSession() {
  return useContext(SessionContext);
}

/** The signed-in person. Only for pages inside the frame. */
export function useViewer(): Viewer {
  const session = useSession();
  if (session.state !== 'signed-in') throw new Error('This page is only for people who are signed in.');
  return session.viewer;
}

/** Whether the signed-in person holds at least one of these permissions. */
export function useCan(): (...permissions: readonly Permission[]) => boolean {
  const session = useSession();
  const held = session.state === 'signed-in' ? session.viewer.permissions : [];
  return (...permissions) => permissions.some(permission => held.includes(permission));
}
