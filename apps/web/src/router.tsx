import { createRouter } from '@tanstack/react-router'
import { cityRoutes } from './city/routes.ts'
import { consoleRoutes } from './console/routes.ts'
import { headRoutes } from './head/routes.ts'
import { rootRoute, Waiting } from './root.tsx'

/** Every address of the app. An area gives its paths and search parameters here and its code when it is opened. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([cityRoutes, consoleRoutes, headRoutes]),
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultPendingMs: 300,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
