// The first script that runs, while the others are still on their way: it asks who uses the page.
import { ViewerId } from 'virtual:document-ids';
import { askEarly } from './early-answers.ts';

// While developing, queries are sent with their texts, which are in the scripts of the pages.
if (import.meta.env.PROD) start();

function start(): void {
  const viewer = askEarly(ViewerId);
  if (viewer && location.pathname === import.meta.env.BASE_URL)
    import('../pages/dashboard/early.ts')
      .then(({ askForDashboard }) => askForDashboard(viewer))
      // What fails here is reported where it is used.
      .catch(() => undefined);
}
