import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../root.tsx'

const areaRoute = createRoute({ getParentRoute: () => rootRoute, id: 'head' }).lazy(() =>
  import('./shell.tsx').then((area) => area.shell),
)

const startRoute = createRoute({ getParentRoute: () => areaRoute, path: '/head' }).lazy(() =>
  import('./start.tsx').then((screen) => screen.start),
)

export const headRoutes = areaRoute.addChildren([startRoute])
