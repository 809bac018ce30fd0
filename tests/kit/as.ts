import type { ActorName } from './actors.ts';
import type { TestApp } from './app.ts';
import { type Client, clientOf } from './client.ts';

/** Somebody who sends requests: one of the actors, or who has these headers. */
export function as(app: TestApp, who: ActorName | { readonly headers: Record<string, string> }): Client {
  return clientOf((query, variables) =>
    typeof who === 'string' ? app.send(who, query, variables) : app.sendWith(who.headers, query, variables),
  );
}
