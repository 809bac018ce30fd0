import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { CrashPage } from './error/crash-page.tsx';
import { NotFoundPage } from './error/not-found-page.tsx';
import { Frame } from './frame/frame.tsx';
import { OutsideFrame } from './frame/outside-frame.tsx';

export const rootRoute = createRootRoute({ component: Outlet, errorComponent: CrashPage });

/** Pages for people who are not signed in, or need not be: a card in the middle. */
export const outsideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'outside',
  component: OutsideFrame,
});

/** Pages for people who are signed in: navigation at the left, the header on top. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
  notFoundComponent: NotFoundPage,
});
