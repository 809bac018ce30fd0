import { DashboardId } from 'virtual:document-ids';
import { parseDays } from '../../lib/list/days.ts';
import { isWaiting } from '../../shell/frame/is-waiting.ts';
import type { ViewerQuery } from '../../shell/session/generated/graphql.ts';
import { mustEnroll } from '../../shell/session/must-enroll.ts';
import { askEarly } from '../../start/early-answers.ts';
import { dashboardVariables } from './variables.ts';

/** Asks for what this person may see as soon as it is known who it is, while the scripts of the page are on their way. */
export async function askForDashboard(viewer: Promise<Response>): Promise<void> {
  // What fails here is reported where it is used.
  import('./page.tsx').catch(() => undefined);
  import('../../shell/frame/app-kit.tsx').catch(() => undefined);
  const response = await viewer;
  const { data } = (await response.clone().json()) as { data?: ViewerQuery };
  if (!data?.me || isWaiting(data.me) || mustEnroll(data.me)) return;
  const days = parseDays(new URLSearchParams(location.search).get('days'));
  const variables = dashboardVariables(data.me.permissions, days);
  if (Object.values(variables).includes(true)) void askEarly(DashboardId, variables);
}
