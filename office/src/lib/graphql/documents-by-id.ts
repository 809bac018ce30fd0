import { type Exchange, makeOperation, type Operation } from '@urql/core';
import { filter, map, merge, pipe, share } from 'wonka';

/** The id that the code generator gave a document; the server knows its text. */
export function documentIdOf(document: object): string | undefined {
  const { __meta__ } = document as { __meta__?: { documentId?: string } };
  return __meta__?.documentId;
}

/**
 * Sends the id of a query or mutation in place of its text. The cache before it still sees whole documents, so each result is
 * handed back with the operation it belongs to.
 */
export const documentsById: Exchange = ({ forward }) => {
  return operations => {
    const originals = new Map<number, Operation>();
    const shared = share(operations);
    const byId = pipe(
      shared,
      filter(isSent),
      map(operation => {
        originals.set(operation.key, operation);
        const document = { kind: 'Document', definitions: [], documentId: documentIdOf(operation.query) };
        return makeOperation(operation.kind, { ...operation, query: document as never }, operation.context);
      }),
    );
    const others = pipe(
      shared,
      filter(operation => !isSent(operation)),
    );
    return pipe(
      forward(merge([byId, others])),
      map(result => ({ ...result, operation: originals.get(result.operation.key) ?? result.operation })),
    );
  };
};

// Subscriptions carry their id themselves; a teardown needs only its key.
function isSent(operation: Operation): boolean {
  return (
    (operation.kind === 'query' || operation.kind === 'mutation') &&
    documentIdOf(operation.query) !== undefined
  );
}
