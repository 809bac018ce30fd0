import type { FastifyBaseLogger } from 'fastify';
import type { WebSocket } from 'ws';
import { type Actor, guest } from '../../authorization/actor.ts';
import type { Credentials } from '../../authorization/credentials.ts';
import { Context } from '../../context/context.ts';
import type { Services } from '../../context/services.ts';
import { maxCost } from '../../graphql/cost.ts';
import { callerOf } from '../../limits/caller.ts';
import { requestState } from '../request-context.ts';
import type { Permit } from './connection-quota.ts';
import type { RunningSubscription } from './running.ts';

/** What the request that opened a connection says about it. */
export interface Origin {
  readonly requestId: string;
  readonly log: FastifyBaseLogger;
  readonly ip: string;
  readonly userAgent: string | null;
  /** Browsers send a cookie, or an access token in their first message. Other programs send a header. */
  readonly credentials: Credentials;
}

/** One open WebSocket: its user, and the subscriptions that run on it. */
export class Connection {
  /** The subscriptions by the id that the client chose; null while one starts. */
  readonly running = new Map<string, RunningSubscription | null>();
  /** Whether it has answered since the last ping. */
  isAlive = true;
  #actor: Actor = guest;
  #hasOtherRights = false;

  constructor(
    readonly socket: WebSocket,
    readonly origin: Origin,
    readonly permit: Permit,
  ) {}

  /** The user as of the last check; a guest until authenticated. */
  get actor(): Actor {
    return this.#actor;
  }

  set actor(actor: Actor) {
    this.#hasOtherRights ||= this.running.size > 0 && !haveSameRights(actor, this.#actor);
    this.#actor = actor;
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** @param reason at most 123 bytes, because of the protocol */
  close(code: number, reason: string): void {
    if (!this.isOpen) return;
    this.socket.close(code, reason);
    this.endAll();
  }

  /** Ends all running subscriptions. One that is still starting notices itself that the connection is closed. */
  endAll(): void {
    for (const subscription of [...this.running.values()]) void subscription?.return();
  }

  /** If the rights of the user have changed, ends the subscriptions that they may no longer run. */
  async endRefused(): Promise<void> {
    if (!this.#hasOtherRights) return;
    this.#hasOtherRights = false;
    await Promise.all([...this.running.values()].map(subscription => subscription?.endIfRefused()));
  }

  /** A new context for one event or one start of a subscription; nothing is kept from earlier ones. */
  context(services: Services): Context {
    const { requestId, log, ip, userAgent } = this.origin;
    const request = { actor: this.actor, requestId, log, ip, userAgent };
    const ctx = new Context(services, request, requestState(services.config));
    ctx.state.caller = callerOf(this.actor.userId, ip);
    ctx.state.limitCost(maxCost);
    // The change that an event reports was just committed and may not have reached a replica.
    ctx.state.readFromPrimary();
    return ctx;
  }
}

function haveSameRights(one: Actor, other: Actor): boolean {
  return (
    one.mustEnrollMfa === other.mustEnrollMfa &&
    one.permissions.size === other.permissions.size &&
    [...one.permissions].every(permission => other.permissions.has(permission))
  );
}
