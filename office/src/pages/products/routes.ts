import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../shell/routes.ts';
import { productSearch } from './product-search.ts';

export const productsRoutes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/products',
    validateSearch: productSearch,
    component: lazyRouteComponent(() => import('./products-page.tsx'), 'ProductsPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/products/new',
    component: lazyRouteComponent(() => import('./new-product-page.tsx'), 'NewProductPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/products/$productId',
    component: lazyRouteComponent(() => import('./product-page.tsx'), 'ProductPage'),
  }),
] as const;
