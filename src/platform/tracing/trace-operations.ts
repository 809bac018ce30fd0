import type { ServerObserver } from '../graphql/server-observer.ts';
import type { RunningSpan, Tracing } from './tracing.ts';

const maxNameLength = 100;

/** The span of an operation begins before its document is read, so it gets its name when the operation has ended. */
export const unnamedOperation = 'graphql operation';

/** Also gives each operation's span its name, its type, and its errors, but none of its variables. */
export function traceOperations(tracing: Tracing, next: ServerObserver): ServerObserver {
  return {
    operationEnded(operation) {
      const span = tracing.current;
      if (span) describe(span, operation);
      next.operationEnded(operation);
    },
    operationRefused(code) {
      tracing.current?.fail(code);
      next.operationRefused(code);
    },
  };
}

function describe(
  span: RunningSpan,
  { name, type, errorCodes }: Parameters<ServerObserver['operationEnded']>[0],
): void {
  const shortName = name.slice(0, maxNameLength);
  const attributes = { 'graphql.operation.name': shortName, 'graphql.operation.type': type };
  // The operations of a batch share a span.
  if (span.name === unnamedOperation) {
    span.name = `${type} ${shortName}`;
    span.set(attributes);
  } else span.mark('operation', attributes);
  if (errorCodes[0] !== undefined) span.fail(errorCodes[0]);
}
