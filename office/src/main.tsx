import './start/start.ts';
import './kit/tokens.css';
import './kit/reset.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { router } from './routes.tsx';
import { kit } from './shell/frame/kit-boundary.tsx';
import { applyTheme } from './shell/theme/theme.ts';

/** How long the first paint waits for the scripts of the page: they mostly arrive with this one, and then paint at once. */
const togetherMs = 100;

applyTheme();

const [routes] = router.getMatchedRoutes(router.latestLocation.pathname);
const page = routes.map(route => router.loadRouteChunk(route));
await Promise.race([
  Promise.allSettled([kit, ...page]),
  new Promise(resolve => setTimeout(resolve, togetherMs)),
]);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
