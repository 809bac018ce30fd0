import { type ReactNode, useMemo } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { NavigationContext } from './navigation-context.ts';
import { PathnameContext } from './pathname-context.ts';
import { type Store, StoreContext } from './store-context.ts';

type KitProviderProps = {
  store: Store;
  /** Goes to an address of the application without loading the page. */
  navigate: (href: string) => void;
  /** Makes the address that stands in the link, with the base path. */
  useHref?: (href: string) => string;
  /** Where the reader is, so that overlays can close when it changes. */
  pathname: string;
  children: ReactNode;
};

/** Stands once around the application: locale, store, and how links navigate. */
export function KitProvider({ store, navigate, useHref, pathname, children }: KitProviderProps) {
  const navigation = useMemo(() => ({ navigate, hrefFor: useHref ?? unchanged }), [navigate, useHref]);
  return (
    <I18nProvider locale={store.locale}>
      <RouterProvider navigate={navigate} useHref={useHref}>
        <NavigationContext value={navigation}>
          <StoreContext value={store}>
            <PathnameContext value={pathname}>{children}</PathnameContext>
          </StoreContext>
        </NavigationContext>
      </RouterProvider>
    </I18nProvider>
  );
}

function unchanged(href: string): string {
  return href;
}
