import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../root.tsx'

const areaRoute = createRoute({ getParentRoute: () => rootRoute, id: 'head' }).lazy(() =>
  import('./shell.tsx').then((area) => area.shell),
)

const todayRoute = createRoute({ getParentRoute: () => areaRoute, path: '/head' }).lazy(() =>
  import('./today.tsx').then((screen) => screen.today),
)

export const headRoutes = areaRoute.addChildren([todayRoute])
