import { createContext, useContext } from 'react';

/** What displays need to know of the store, and the reader's locale. */
export type Store = { currencyCode: string; timeZone: string; locale: string };

export const StoreContext = createContext<Store>({
  currencyCode: 'USD',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  locale: globalThis.navigator?.language ?? 'en-US',
});

export function useStore(): Store {
  return useContext(StoreContext);
}
