import { type Client, makeOperation, type Operation, type RequestPolicy } from '@urql/core';

/** Sends a query once more, for everybody who shows its answer. */
export function askAgain(client: Client, operation: Operation, requestPolicy: RequestPolicy): void {
  const context = { ...operation.context, requestPolicy };
  client.reexecuteOperation(makeOperation(operation.kind, operation, context));
}
