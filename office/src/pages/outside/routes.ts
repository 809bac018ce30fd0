import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { text } from '../../lib/search-params.ts';
import { outsideRoute } from '../../shell/routes.ts';

/** Where the links of mails lead. */
const tokenOf = (search: Record<string, unknown>) => ({ token: text(search.token, 500) });

export const outsideRoutes = [
  createRoute({
    getParentRoute: () => outsideRoute,
    path: '/forgot-password',
    component: lazyRouteComponent(() => import('./forgot-password-page.tsx'), 'ForgotPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => outsideRoute,
    path: '/reset-password',
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import('./reset-password-page.tsx'), 'ResetPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => outsideRoute,
    path: '/verify-email',
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import('./verify-email-page.tsx'), 'VerifyEmailPage'),
  }),
  createRoute({
    getParentRoute: () => outsideRoute,
    path: '/confirm-email-change',
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import('./confirm-email-change-page.tsx'), 'ConfirmEmailChangePage'),
  }),
  createRoute({
    getParentRoute: () => outsideRoute,
    path: '/accept-invitation',
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import('./accept-invitation-page.tsx'), 'AcceptInvitationPage'),
  }),
  createRoute({
    getParentRoute: () => outsideRoute,
    path: '/register-staff',
    component: lazyRouteComponent(() => import('./register-staff-page.tsx'), 'RegisterStaffPage'),
  }),
] as const;
