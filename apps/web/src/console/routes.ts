import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../root.tsx'

const areaRoute = createRoute({ getParentRoute: () => rootRoute, id: 'console' }).lazy(() =>
  import('./shell.tsx').then((area) => area.shell),
)

const startRoute = createRoute({ getParentRoute: () => areaRoute, path: '/console' }).lazy(() =>
  import('./start.tsx').then((screen) => screen.start),
)

export const consoleRoutes = areaRoute.addChildren([startRoute])
