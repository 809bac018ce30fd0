import type { Cookies } from 'cookie';

/** Whose page sends a request, by its `Origin` header: browsers send it, and a page cannot change it. */
export type Page = 'OWN' | 'FOREIGN' | 'UNKNOWN';

/** What a request brings to say who sends it. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** None beside an `Authorization` header: whoever sends that means it. */
  readonly cookies: Readonly<Cookies>;
  readonly page: Page;
}
