import { useEffect, useState } from 'react';

/** The value once it has stayed the same for a while, so that typing does not ask the server at each key. */
export function useLater<Value>(value: Value, delayMs = 300): Value {
  const [later, setLater] = useState(value);
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it says counts, not which object says it.
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), delayMs);
    return () => clearTimeout(timer);
  }, [text, delayMs]);
  return later;
}
