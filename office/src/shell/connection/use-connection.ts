import { useCallback, useEffect, useState } from 'react';
import type { LiveState } from '../../lib/graphql/live-socket.ts';
import type { ConnectionState } from './connection-context.ts';

/** A socket that is replaced at once, as when a server restarts, is no loss that people should read of. */
const graceMs = 1_500;

interface Connection {
  readonly state: ConnectionState;
  /** Whether live events arrive. What changed before they did, or while they did not, must be read. */
  readonly isLive: boolean;
  readonly onLiveState: (state: LiveState) => void;
}

/** Follows the socket of live events and what the browser says of the network. */
export function useConnection(): Connection {
  const [live, setLive] = useState<LiveState>('idle');
  const [isOnline, setIsOnline] = useState(navigator.onLine);
  const [state, setState] = useState<ConnectionState>('connected');
  const isLost = !isOnline || live === 'lost';

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
    if (!isLost) return setState('connected');
    const timer = setTimeout(() => setState('lost'), isOnline ? graceMs : 0);
    return () => clearTimeout(timer);
  }, [isOnline, isLost]);

  const onLiveState = useCallback((next: LiveState) => setLive(next), []);
  return { state, isLive: isOnline && live === 'connected', onLiveState };
}
