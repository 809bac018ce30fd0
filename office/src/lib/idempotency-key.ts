import { useCallback, useRef } from 'react';

/**
 * A key for a mutation that moves money or stock. The same input gets the same key, so sending a form again after a lost
 * answer does nothing twice; a changed input gets a new one.
 * @returns a function from the input to its key
 */
export function useIdempotencyKey(): (input: unknown) => string {
  const last = useRef<{ input: string; key: string } | null>(null);
  return useCallback(input => {
    const text = JSON.stringify(input);
    if (last.current?.input !== text) last.current = { input: text, key: newKey() };
    return last.current.key;
  }, []);
}

// randomUUID exists only on pages over https and on localhost.
function newKey(): string {
  if (window.isSecureContext) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
}
