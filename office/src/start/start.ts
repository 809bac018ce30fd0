// The first script that runs, while the others are still on their way: it asks who uses the page, then for what the page shows.
import { DashboardId, ViewerId } from 'virtual:document-ids';
import { parseDays } from '../lib/list/days.ts';
import { dashboardVariables } from '../pages/dashboard/variables.ts';
import { isWaiting } from '../shell/frame/is-waiting.ts';
import type { ViewerQuery } from '../shell/session/generated/graphql.ts';
import { mustEnroll } from '../shell/session/must-enroll.ts';
import { askEarly } from './early-answers.ts';

// While developing, queries are sent with their texts, which are in the scripts of the pages.
if (import.meta.env.PROD) start();

function start(): void {
  const viewer = askEarly(ViewerId, {});
  // What fails here is reported where it is used.
  import('../shell/frame/app-kit.tsx').catch(ignore);
  if (location.pathname !== import.meta.env.BASE_URL) return;
  import('../pages/dashboard/page.tsx').catch(ignore);
  askForDashboard(viewer).catch(ignore);
}

/** Asks for what this person may see, as soon as it is known who it is. */
async function askForDashboard(viewer: Promise<Response>): Promise<void> {
  const response = await viewer;
  const { data } = (await response.clone().json()) as { data?: ViewerQuery };
  if (!data?.me || isWaiting(data.me) || mustEnroll(data.me)) return;
  const days = parseDays(new URLSearchParams(location.search).get('days'));
  const variables = dashboardVariables(data.me.permissions, days);
  if (Object.values(variables).includes(true)) void askEarly(DashboardId, variables);
}

function ignore(): void {}
