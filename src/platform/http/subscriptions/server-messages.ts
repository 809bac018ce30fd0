import { MessageType, parseMessage } from 'graphql-ws';

const sentByServers: ReadonlySet<string> = new Set([
  MessageType.ConnectionAck,
  MessageType.Next,
  MessageType.Error,
]);

/** Whether a message is of a kind that only a server may send. Text that is no message at all is not. */
export function isServerMessage(text: string): boolean {
  try {
    return sentByServers.has(parseMessage(text).type);
  } catch {
    // graphql-ws reads it too, and closes the connection for it.
    return false;
  }
}
