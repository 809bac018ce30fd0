import type { ViewerQuery } from '../shell/session/generated/graphql.ts';

type Me = NonNullable<ViewerQuery['me']>;

/** What a role can allow, as the API names it. */
export type Permission = Me['permissions'][number];
