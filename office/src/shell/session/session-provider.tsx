import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Provider, useQuery, useSubscription } from 'urql';
import { createOfficeClient, type OfficeClient } from '../../lib/graphql/client.ts';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { dropEarlyAnswers, fetchAfterEarly } from '../../start/early-answers.ts';
import { ConnectionContext } from '../connection/connection-context.ts';
import { useConnection } from '../connection/use-connection.ts';
import {
  RefreshSessionDocument,
  SignOutDocument,
  ViewerDocument,
  ViewerUpdatedDocument,
} from './generated/graphql.ts';
import { type Session, SessionContext } from './session-context.ts';

/** Set while this browser may hold a session, which scripts cannot see: its cookies are out of their reach. */
const mayHaveSessionKey = 'tradepost.may-have-session';

/** Gives all pages a client, and tells them who uses it. Another person gets another client, with an empty cache. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [generation, setGeneration] = useState(0);
  const [wasEnded, setWasEnded] = useState(false);
  const connection = useConnection();
  const { onLiveState } = connection;

  const ended = useCallback(() => {
    const hadSession = localStorage.getItem(mayHaveSessionKey) !== null;
    localStorage.removeItem(mayHaveSessionKey);
    setWasEnded(hadSession);
    setGeneration(current => current + 1);
  }, []);

  const currentGeneration = useRef(generation);
  currentGeneration.current = generation;

  // A new client for each generation, so that nothing of one person is left for the next. The socket of an earlier one notices
  // its end late, when somebody may be typing their password already.
  const office = useMemo(() => {
    const isCurrent = () => currentGeneration.current === generation;
    // What was asked early was asked for who opened the page.
    if (generation > 0) dropEarlyAnswers();
    return createOfficeClient({
      fetch: fetchAfterEarly,
      async refresh(send) {
        if (localStorage.getItem(mayHaveSessionKey) === null) return false;
        const { data, error } = await send(RefreshSessionDocument, {});
        // A server that cannot be reached has not ended the session.
        if (error?.networkError) return true;
        return Boolean(data?.refreshSession.session);
      },
      onSignedOut: () => isCurrent() && ended(),
      onLiveState: state => isCurrent() && onLiveState(state),
    });
  }, [generation, ended, onLiveState]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each client begins without a socket.
  useEffect(() => onLiveState('idle'), [generation, onLiveState]);

  const began = useCallback(() => {
    localStorage.setItem(mayHaveSessionKey, 'true');
    setWasEnded(false);
    setGeneration(current => current + 1);
  }, []);

  const signOut = useCallback(async () => {
    await office.client.mutation(SignOutDocument, {}).toPromise();
    localStorage.removeItem(mayHaveSessionKey);
    setWasEnded(false);
    setGeneration(current => current + 1);
  }, [office]);

  return (
    <Provider value={office.client}>
      <ConnectionContext value={connection.state}>
        <ViewerProvider
          key={generation}
          {...{ office, wasEnded, began, signOut, ended }}
          isLive={connection.isLive}
        >
          {children}
        </ViewerProvider>
      </ConnectionContext>
    </Provider>
  );
}

type ViewerProviderProps = {
  office: OfficeClient;
  wasEnded: boolean;
  began: () => void;
  signOut: () => Promise<void>;
  ended: () => void;
  isLive: boolean;
  children: ReactNode;
};

function ViewerProvider({ office, wasEnded, began, signOut, ended, isLive, children }: ViewerProviderProps) {
  const [{ data: answer, error, fetching }, read] = useQuery({ query: ViewerDocument });
  const data = useLastKnown(answer);
  const readAgain = useCallback(() => read({ requestPolicy: 'network-only' }), [read]);
  const isSignedIn = Boolean(data?.me);

  // What was read before events arrived, or before the connection was lost, may be old by now.
  useEffect(() => {
    if (isLive) office.refresher.readAgain();
  }, [isLive, office]);

  // Both cookies run out together and leave no trace, so that the server takes the person for a guest.
  const mayHaveSession = localStorage.getItem(mayHaveSessionKey) !== null;
  const hasRunOut = Boolean(data) && !isSignedIn && !fetching && mayHaveSession;
  useEffect(() => {
    if (hasRunOut) ended();
  }, [hasRunOut, ended]);

  const session = useMemo((): Session => {
    if (data?.me) return { state: 'signed-in', viewer: data.me, settings: data.settings };
    if (data && !mayHaveSession) return { state: 'guest', settings: data.settings, wasEnded };
    const failure = failureText(error);
    if (failure && !fetching) return { state: 'failed', message: failure, retry: readAgain };
    return { state: 'loading' };
  }, [data, error, fetching, mayHaveSession, wasEnded, readAgain]);

  const value = useMemo(
    () => ({ ...session, actions: { began, signOut, ended, readAgain } }),
    [session, began, signOut, ended, readAgain],
  );
  return (
    <SessionContext value={value}>
      {isSignedIn && <ViewerEvents onChange={readAgain} />}
      {children}
    </SessionContext>
  );
}

/** What was known before, while there is nothing newer: reading it again without a connection takes nobody from their page. */
function useLastKnown<T>(value: T | undefined): T | undefined {
  const [known, setKnown] = useState(value);
  if (value !== undefined && value !== known) setKnown(value);
  return value ?? known;
}

/** Hears when the person's roles, permissions, or state change, so that the menu follows at once. */
function ViewerEvents({ onChange }: { onChange: () => void }) {
  useSubscription({ query: ViewerUpdatedDocument }, (_previous, event) => {
    onChange();
    return event;
  });
  return null;
}
