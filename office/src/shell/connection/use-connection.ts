import { useCallback, useEffect, useState } from 'react';
import type { LiveState } from '../../lib/graphql/live.ts';
import type { ConnectionState } from './connection-context.ts';

/** A socket that is replaced at once, as when a server restarts, is no loss that people should read of. */
const graceMs = 1_500;

interface Connection {
  readonly state: ConnectionState;
  readonly isConnected: boolean;
  readonly onLiveState: (state: LiveState) => void;
}

/** Follows the socket of live events and what the browser says of the network. */
export function useConnection(): Connection {
  const [live, setLive] = useState<LiveState>('idle');
  const [isOnline, setIsOnline] = useState(navigator.onLine);
  const [state, setState] = useState<ConnectionState>('connected');

  useEffect(() => {
    const update = () => setIsOnline(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);

  useEffect(() => {
    const isLost = !isOnline || live === 'lost';
    if (!isLost) return setState('connected');
    const timer = setTimeout(() => setState('lost'), isOnline ? graceMs : 0);
    return () => clearTimeout(timer);
  }, [isOnline, live]);

  const onLiveState = useCallback((next: LiveState) => setLive(next), []);
  return { state, isConnected: state === 'connected', onLiveState };
}
