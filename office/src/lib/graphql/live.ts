import type { Client } from 'graphql-ws';
import type { SubscriptionForwarder } from 'urql';
import { documentIdOf } from './documents-by-id.ts';
import type { LiveOptions } from './live-socket.ts';

/** Subscriptions over one socket, which is loaded and opened with the first of them. */
export function liveEvents(options: LiveOptions): SubscriptionForwarder {
  let client: Promise<Client> | undefined;

  return (request, operation) => ({
    subscribe(observer) {
      let stop: (() => void) | undefined;
      let isOver = false;
      client ??= import('./live-socket.ts').then(({ liveSocket }) => liveSocket(options));
      void client.then(socket => {
        if (isOver) return;
        const variables = request.variables as Record<string, unknown>;
        const documentId = import.meta.env.PROD ? documentIdOf(operation.query) : undefined;
        const document = documentId
          ? { query: '', extensions: { documentId } }
          : { query: request.query ?? '' };
        stop = socket.subscribe(
          { ...document, variables },
          {
            next: result => observer.next(result as never),
            error: error => observer.error(error),
            complete: () => observer.complete(),
          },
        );
      });
      return {
        unsubscribe() {
          isOver = true;
          stop?.();
        },
      };
    },
  });
}
