import { createContext, useContext } from 'react';

/** Whether the server can be reached, as far as this page knows. */
export type ConnectionState = 'connected' | 'lost';

export const ConnectionContext = createContext<ConnectionState>('connected');

export function useConnectionState(): ConnectionState {
  return useContext(ConnectionContext);
}
