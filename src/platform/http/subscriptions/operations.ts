import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Services } from '../../context/services.ts';
import { charge } from '../../graphql/charge.ts';
import { costOf, maxCost } from '../../graphql/cost.ts';
import type { ErrorReport } from '../../graphql/error-report.ts';
import { isInternalError } from '../../graphql/format-error.ts';
import type { ServerObserver } from '../../graphql/server-observer.ts';
import { tooComplex } from '../../graphql/too-complex.ts';
import type { TrustedDocuments } from '../../graphql/trusted-documents.ts';
import { SubjectGone } from '../../live/received-event.ts';
import { closeCodes } from './close-codes.ts';
import type { Connection } from './connection.ts';
import { Documents } from './documents.ts';
import type { SubscriptionLimits } from './limits.ts';
import { RunningSubscription } from './running.ts';
import { Semaphore } from './semaphore.ts';
import type { SessionChecks } from './session-checks.ts';

export interface OperationParts {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly observer: ServerObserver;
  readonly report: ErrorReport;
  readonly documents: TrustedDocuments;
  readonly limits: SubscriptionLimits;
}

/** Carries a started subscription to graphql-ws. */
export interface StartedArgs extends ExecutionArgs {
  readonly subscription: RunningSubscription;
}

/** Starts subscriptions and produces their results, each with the same checks as a request over HTTP. */
export class Operations {
  readonly #documents: Documents;
  readonly #semaphore: Semaphore;

  constructor(
    private readonly parts: OperationParts,
    private readonly sessions: SessionChecks,
  ) {
    this.#documents = new Documents(parts.schema, !parts.services.config.introspection);
    this.#semaphore = new Semaphore(parts.limits.deliveriesAtOnce);
  }

  /** Starts a subscription, or returns why it cannot start. */
  async start(
    connection: Connection,
    id: string,
    request: SubscribePayload,
  ): Promise<StartedArgs | readonly GraphQLError[]> {
    if (connection.running.has(id)) {
      // graphql-ws checks this, except when the client has ended the first one while it still starts.
      connection.close(closeCodes.subscriberExists, 'There is a subscription with this id.');
      return [refused('BAD_REQUEST', 'There is a subscription with this id.')];
    }
    const { subscriptionsPerConnection: limit } = this.parts.limits;
    if (connection.running.size >= limit)
      return [
        refused('RATE_LIMITED', `A connection may run ${limit} subscriptions; end one of them first.`, {
          limit,
        }),
      ];
    connection.running.set(id, null);
    const start = performance.now();
    const started = await this.#semaphore
      .run(() => this.#open(connection, id, request))
      .catch((error: Error) => [new GraphQLError(error.message, { originalError: error })]);
    const errors = 'subscription' in started ? [] : started;
    this.#observe(request, errors, performance.now() - start);
    if (!('subscription' in started)) connection.running.delete(id);
    else if (connection.isOpen) connection.running.set(id, started.subscription);
    else await started.subscription.return();
    return started;
  }

  /** The errors of an operation as its client may see them; internal ones are logged. */
  visibleErrors(connection: Connection, errors: readonly GraphQLError[]): ReturnType<ErrorReport> {
    // graphql-ws wraps the errors that a subscription throws.
    const causes = errors.map(error =>
      error.originalError instanceof GraphQLError && !error.path ? error.originalError : error,
    );
    return this.parts.report(connection.context(this.parts.services), causes);
  }

  /** The result of an event as its client may see it; internal errors are logged. */
  visibleResult(connection: Connection, result: ExecutionResult): FormattedExecutionResult {
    const { errors, ...rest } = result;
    return errors
      ? { ...rest, errors: this.parts.report(connection.context(this.parts.services), errors) }
      : rest;
  }

  /** Resolves when no result is being produced. */
  idle(): Promise<void> {
    return this.#semaphore.idle();
  }

  async #open(
    connection: Connection,
    id: string,
    { query, operationName, variables, extensions }: SubscribePayload,
  ): Promise<StartedArgs | readonly GraphQLError[]> {
    // The protocol demands a text, so a document with an id has an empty one.
    const documentId = query === '' ? extensions?.documentId : undefined;
    const request = this.parts.documents.withText({ query, documentId });
    if (request instanceof GraphQLError) return [request];
    const verdict = this.#documents.read(request.query);
    if ('errors' in verdict) return verdict.errors;
    const args = {
      schema: this.parts.schema,
      document: verdict.document,
      operationName: operationName ?? null,
      variableValues: variables ?? {},
    };
    const cost = this.#costOf(verdict.document, args.operationName, args.variableValues);
    if (cost instanceof GraphQLError) return [cost];
    if (!(await this.sessions.check(connection)))
      return [refused('UNAUTHENTICATED', 'The session has ended.')];

    const contextValue = connection.context(this.parts.services);
    const overdrawn = charge(contextValue, cost, 'subscription');
    if (overdrawn) return [overdrawn];
    const events = await createSourceEventStream({ ...args, contextValue });
    if (!isStream(events)) return events.errors ?? [];
    const subscription = new RunningSubscription(
      events[Symbol.asyncIterator](),
      event => this.#semaphore.run(() => this.#deliver(connection, args, cost, event)),
      () => this.#semaphore.run(() => this.#refusalNow(connection, args)),
      () => connection.running.delete(id),
    );
    return { ...args, subscription };
  }

  /** What each event costs, or why the subscription is refused. */
  #costOf(
    document: DocumentNode,
    operationName: string | null,
    variables: Readonly<Record<string, unknown>>,
  ): number | GraphQLError {
    const operation = getOperationAST(document, operationName);
    if (!operation)
      return refused('OPERATION_RESOLUTION_FAILURE', 'Name one of the operations of the document.');
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
      return refused(
        'BAD_REQUEST',
        'Only subscriptions run over a WebSocket; send queries and mutations with HTTP POST to the same address.',
      );
    const cost = costOf(this.parts.schema, document, operation, variables);
    if (cost instanceof GraphQLError) return cost;
    const message = `An event of this subscription costs ${cost}; the limit is ${maxCost}. Ask for fewer or smaller pages.`;
    return cost > maxCost ? tooComplex(message, maxCost, cost) : cost;
  }

  /** Why the subscription could not be started now, if so. Internal errors are no reason. */
  async #refusalNow(connection: Connection, args: ExecutionArgs): Promise<GraphQLError | undefined> {
    const contextValue = connection.context(this.parts.services);
    const events = await createSourceEventStream({ ...args, contextValue });
    if (!isStream(events)) return events.errors?.find(error => !isInternalError(error));
    await events[Symbol.asyncIterator]().return?.();
    return undefined;
  }

  /** Produces the result of an event with the client's current rights. @throws GraphQLError to end the subscription */
  async #deliver(
    connection: Connection,
    args: ExecutionArgs,
    cost: number,
    event: unknown,
  ): Promise<ExecutionResult | undefined> {
    if (!connection.isOpen || !(await this.sessions.check(connection))) return undefined;
    const ctx = connection.context(this.parts.services);
    const overdrawn = charge(ctx, cost, 'subscription');
    if (overdrawn) throw overdrawn;
    const result = await execute({ ...args, rootValue: event, contextValue: ctx });
    if (!result.errors) return result;
    const hasRoot = Object.values(result.data ?? {}).some(value => value !== null);
    const rootError = !hasRoot ? result.errors.find(error => error.path?.length === 1) : undefined;
    if (rootError?.originalError instanceof SubjectGone) return undefined;
    // The client may no longer see this, so the subscription ends.
    if (rootError && !isInternalError(rootError)) throw rootError;
    return result;
  }

  #observe({ operationName }: SubscribePayload, errors: readonly GraphQLError[], milliseconds: number): void {
    this.parts.observer.operationEnded({
      name: operationName ?? 'anonymous',
      type: 'subscription',
      seconds: milliseconds / 1_000,
      errorCodes: errors.map(error => String(error.extensions.code ?? 'UNKNOWN')),
    });
  }
}

function refused(code: string, message: string, more: object = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } });
}

function isStream(value: AsyncIterable<unknown> | ExecutionResult): value is AsyncIterable<unknown> {
  return Symbol.asyncIterator in value;
}
