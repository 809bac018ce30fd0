import { createContext, useContext } from 'react';

/** How the kit leads elsewhere: without loading the page, and with addresses that a new tab can open. */
export type KitNavigation = {
  navigate: (href: string) => void;
  /** The address as it stands in a link, with the base path. */
  hrefFor: (href: string) => string;
};

export const NavigationContext = createContext<KitNavigation>({
  navigate: href => location.assign(href),
  hrefFor: href => href,
});

export function useNavigation(): KitNavigation {
  return useContext(NavigationContext);
}
