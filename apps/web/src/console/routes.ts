import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../root.tsx'
import { readAuditSearch } from './audit/search.ts'
import { readConsoleSearch, readSignInSearch } from './search-params.ts'

const areaRoute = createRoute({ getParentRoute: () => rootRoute, id: 'console' }).lazy(() =>
  import('./shell.tsx').then((area) => area.shell),
)

const signInRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/sign-in',
  validateSearch: readSignInSearch,
}).lazy(() => import('./sign-in/sign-in.tsx').then((screen) => screen.signInScreen))

const invitationRoute = createRoute({ getParentRoute: () => areaRoute, path: '/invitation' }).lazy(() =>
  import('./sign-in/invitation.tsx').then((screen) => screen.invitationScreen),
)

const forgottenPasswordRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/forgotten-password',
}).lazy(() => import('./sign-in/forgotten-password.tsx').then((screen) => screen.forgottenPasswordScreen))

const newPasswordRoute = createRoute({ getParentRoute: () => areaRoute, path: '/new-password' }).lazy(() =>
  import('./sign-in/new-password.tsx').then((screen) => screen.newPasswordScreen),
)

const staffRoute = createRoute({ getParentRoute: () => areaRoute, path: '/console/staff' }).lazy(() =>
  import('./staff/staff.tsx').then((screen) => screen.staffScreen),
)

const accountRoute = createRoute({ getParentRoute: () => areaRoute, path: '/console/account' }).lazy(() =>
  import('./account/account.tsx').then((screen) => screen.accountScreen),
)

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

const auditRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/console/audit',
  validateSearch: readAuditSearch,
}).lazy(() => import('./audit/audit.tsx').then((screen) => screen.audit))

export const consoleRoutes = areaRoute.addChildren([
  signInRoute,
  invitationRoute,
  forgottenPasswordRoute,
  newPasswordRoute,
  deskRoute.addChildren([listRoute, reportRoute]),
  deliveriesRoute,
  normsRoute,
  staffRoute,
  accountRoute,
  auditRoute,
])
