import type { Server } from 'graphql-ws';
import type { RawData } from 'ws';
import { closeCodes } from './close-codes.ts';
import type { Connection } from './connection.ts';
import type { SubscriptionLimits } from './limits.ts';
import { isServerMessage } from './server-messages.ts';
import { TokenBucket } from './token-bucket.ts';

/** Runs graphql-ws on a connection, with limits on incoming messages and on unread outgoing ones. */
export function attach(server: Server<Connection>, connection: Connection, limits: SubscriptionLimits): void {
  const { socket, origin } = connection;
  const tokens = new TokenBucket(limits.messageBurst, limits.messagesPerSecond);
  let handle: (text: string) => Promise<void> = async () => {};

  const closed = server.opened(
    {
      protocol: socket.protocol,
      close: (code = closeCodes.internalError, reason = '') => connection.close(code, reason),
      onMessage: callback => {
        handle = callback;
      },
      // Resolves when the message is sent; a subscription waits for that before it produces the next one.
      send: text =>
        new Promise(resolve => {
          if (!connection.isOpen) return resolve();
          if (socket.bufferedAmount > limits.unreadBytes) {
            connection.close(
              closeCodes.tryAgainLater,
              'This connection does not read the events that it subscribed to.',
            );
            return resolve();
          }
          socket.send(text, error => {
            if (error)
              origin.log.debug(
                { err: error },
                'A message could not be sent, because its connection was closed.',
              );
            resolve();
          });
        }),
    },
    connection,
  );

  /** Counts a message. Returns whether the connection may continue. */
  const count = (): boolean => {
    if (!connection.isOpen) return false;
    if (tokens.take()) return true;
    connection.close(closeCodes.tooMany, 'Too many messages.');
    return false;
  };
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (!count()) return;
    if (isBinary) return connection.close(closeCodes.badRequest, 'Messages are text.');
    const text = String(data);
    // graphql-ws would report such a message as an error of the server.
    if (isServerMessage(text))
      return connection.close(closeCodes.badRequest, 'Only a server may send such a message.');
    handle(text).catch(error => {
      origin.log.error({ err: error }, 'A message over a WebSocket failed.');
      connection.close(closeCodes.internalError, 'Something went wrong on our side.');
    });
  });
  socket.on('ping', count);
  socket.on('pong', () => {
    connection.isAlive = true;
  });
  // For example a message that is too large; it also closes the connection.
  socket.on('error', error => origin.log.debug({ err: error }, 'A WebSocket failed.'));
  socket.once('close', (code, reason) => {
    connection.endAll();
    closed(code, String(reason)).catch(error =>
      origin.log.error({ err: error }, 'Cleaning up after a WebSocket failed.'),
    );
  });
}
