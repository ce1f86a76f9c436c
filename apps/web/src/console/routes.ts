import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../root.tsx'
import { readConsoleSearch, readSignInSearch } from './search-params.ts'

const areaRoute = createRoute({ getParentRoute: () => rootRoute, id: 'console' }).lazy(() =>
  import('./shell.tsx').then((area) => area.shell),
)

const signInRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/sign-in',
  validateSearch: readSignInSearch,
}).lazy(() => import('./sign-in/sign-in.tsx').then((screen) => screen.signInScreen))

/** Queues and list stay while the card beside them changes. */
const deskRoute = createRoute({
  getParentRoute: () => areaRoute,
  id: 'desk',
  validateSearch: readConsoleSearch,
}).lazy(() => import('./desk.tsx').then((screen) => screen.desk))

const listRoute = createRoute({ getParentRoute: () => deskRoute, path: '/console' })
const reportRoute = createRoute({ getParentRoute: () => deskRoute, path: '/console/$number' })

const deliveriesRoute = createRoute({ getParentRoute: () => areaRoute, path: '/console/deliveries' }).lazy(
  () => import('./deliveries/deliveries.tsx').then((screen) => screen.deliveries),
)

const normsRoute = createRoute({ getParentRoute: () => areaRoute, path: '/console/norms' }).lazy(() =>
  import('./norms/norms.tsx').then((screen) => screen.norms),
)

export const consoleRoutes = areaRoute.addChildren([
  signInRoute,
  deskRoute.addChildren([listRoute, reportRoute]),
  deliveriesRoute,
  normsRoute,
])
