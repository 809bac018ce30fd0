import { createRouter } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from './lib/search-params.ts';
import { accountRoutes } from './pages/account/routes.ts';
import { approvalsRoutes } from './pages/approvals/routes.ts';
import { auditRoutes } from './pages/audit/routes.ts';
import { categoriesRoutes } from './pages/categories/routes.ts';
import { customersRoutes } from './pages/customers/routes.ts';
import { dashboardRoutes } from './pages/dashboard/routes.ts';
import { exportsRoutes } from './pages/exports/routes.ts';
import { importsRoutes } from './pages/imports/routes.ts';
import { jobsRoutes } from './pages/jobs/routes.ts';
import { kitRoutes } from './pages/kit/routes.ts';
import { mailsRoutes } from './pages/mails/routes.ts';
import { notificationsRoutes } from './pages/notifications/routes.ts';
import { ordersRoutes } from './pages/orders/routes.ts';
import { outsideRoutes } from './pages/outside/routes.ts';
import { paymentsRoutes } from './pages/payments/routes.ts';
import { productionRoutes } from './pages/production/routes.ts';
import { productsRoutes } from './pages/products/routes.ts';
import { rentalsRoutes } from './pages/rentals/routes.ts';
import { reportsRoutes } from './pages/reports/routes.ts';
import { rolesRoutes } from './pages/roles/routes.ts';
import { securityRoutes } from './pages/security/routes.ts';
import { settingsRoutes } from './pages/settings/routes.ts';
import { shippingRoutes } from './pages/shipping/routes.ts';
import { signInRoutes } from './pages/sign-in/routes.ts';
import { staffRoutes } from './pages/staff/routes.ts';
import { stockMovementsRoutes } from './pages/stock-movements/routes.ts';
import { suppliersRoutes } from './pages/suppliers/routes.ts';
import { taxesRoutes } from './pages/taxes/routes.ts';
import { usersRoutes } from './pages/users/routes.ts';
import { CrashPage } from './shell/error/crash-page.tsx';
import { NotFoundPage } from './shell/error/not-found-page.tsx';
import { frameRoute, outsideRoute, rootRoute } from './shell/routes.ts';

// The map of the application. Each page declares its own addresses, beside the page.
const routeTree = rootRoute.addChildren([
  outsideRoute.addChildren([...signInRoutes, ...outsideRoutes]),
  frameRoute.addChildren([
    ...accountRoutes,
    ...approvalsRoutes,
    ...auditRoutes,
    ...categoriesRoutes,
    ...customersRoutes,
    ...dashboardRoutes,
    ...exportsRoutes,
    ...importsRoutes,
    ...jobsRoutes,
    ...mailsRoutes,
    ...notificationsRoutes,
    ...ordersRoutes,
    ...paymentsRoutes,
    ...productionRoutes,
    ...productsRoutes,
    ...rentalsRoutes,
    ...reportsRoutes,
    ...rolesRoutes,
    ...securityRoutes,
    ...settingsRoutes,
    ...shippingRoutes,
    ...staffRoutes,
    ...stockMovementsRoutes,
    ...suppliersRoutes,
    ...taxesRoutes,
    ...usersRoutes,
    ...(import.meta.env.DEV ? kitRoutes() : []),
  ]),
]);

export const basePath = '/office';

export const router = createRouter({
  routeTree,
  basepath: basePath,
  parseSearch,
  stringifySearch,
  // Pointing at a link fetches the script of its page.
  defaultPreload: 'intent',
  defaultPreloadDelay: 40,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: CrashPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
