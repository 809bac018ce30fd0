import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveState } from '../../lib/graphql/live.ts';
import type { ConnectionState } from './connection-context.ts';

/** A socket that is replaced at once, as when a server restarts, is no loss that people should read of. */
const graceMs = 1_500;

interface Connection {
  readonly state: ConnectionState;
  /** Whether live events arrive. What changed before they did must be read. */
  readonly isLive: boolean;
  /** How often the connection came back after a loss, however short: each time, events were missed. */
  readonly returns: number;
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
  return { state, isLive: live === 'connected', returns: useReturns(isLost), onLiveState };
}

function useReturns(isLost: boolean): number {
  const [returns, setReturns] = useState(0);
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !isLost) setReturns(count => count + 1);
    wasLost.current = isLost;
  }, [isLost]);
  return returns;
}
