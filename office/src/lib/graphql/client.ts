import {
  type AnyVariables,
  Client,
  type CombinedError,
  fetchExchange,
  type TypedDocumentNode,
} from '@urql/core';
import { authExchange } from '@urql/exchange-auth';
import { subscriptionExchange } from 'urql';
import { askWhenOvertaken } from './ask-when-overtaken.ts';
import { normalizedCache } from './cache.ts';
import { documentsById } from './documents-by-id.ts';
import { liveEvents } from './live.ts';
import type { LiveState } from './live-socket.ts';
import { type Refresher, refresher } from './refresher.ts';
import { renewSession } from './renew-session.ts';

export interface OfficeClient {
  readonly client: Client;
  readonly refresher: Refresher;
}

interface ClientOptions {
  readonly fetch: typeof fetch;
  /** Sends the mutation that renews the session, and tells whether there is one. */
  readonly refresh: (send: Send) => Promise<boolean>;
  /** Called when the server knows no session any more. */
  readonly onSignedOut: () => void;
  readonly onLiveState: (state: LiveState) => void;
}

type Send = <Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) => Promise<{ data?: Data; error?: CombinedError }>;

/** The client of one signed-in person: another person gets another client, with an empty cache. */
export function createOfficeClient({
  fetch,
  refresh,
  onSignedOut,
  onLiveState,
}: ClientOptions): OfficeClient {
  const again = refresher();
  const renew = (send: Send) => renewSession(() => refresh(send));
  const client: Client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetch,
    // The server has a short way for who asks for plain JSON.
    fetchOptions: { credentials: 'same-origin', headers: { accept: 'application/json' } },
    exchanges: [
      again.exchange,
      normalizedCache(again.mayInvalidate),
      askWhenOvertaken,
      authExchange(async utils => ({
        addAuthToOperation: operation => operation,
        didAuthError: isUnauthenticated,
        async refreshAuth() {
          if (!(await renew((document, variables) => utils.mutate(document, variables)))) onSignedOut();
        },
      })),
      ...(import.meta.env.PROD ? [documentsById] : []),
      subscriptionExchange({
        forwardSubscription: liveEvents({
          onState: onLiveState,
          renewSession: async () => {
            const hasSession = await renew((document, variables) =>
              client.mutation(document, variables).toPromise(),
            );
            if (!hasSession) onSignedOut();
            return hasSession;
          },
        }),
      }),
      fetchExchange,
    ],
  });
  return { client, refresher: again };
}

function isUnauthenticated(error: CombinedError): boolean {
  return error.graphQLErrors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');
}
