import { createRoute } from '@tanstack/react-router'
import { fetchMap } from '../map/lazy-map.tsx'
import { rootRoute } from '../root.tsx'
import { readAccountSearch, readBrowseSearch, readFiguresSearch, readFilingSearch } from './search-params.ts'

const areaRoute = createRoute({ getParentRoute: () => rootRoute, id: 'city' }).lazy(() =>
  import('./shell.tsx').then((area) => area.shell),
)

/** The map stays while the sheet over it changes. */
const browseRoute = createRoute({
  getParentRoute: () => areaRoute,
  id: 'browse',
  validateSearch: readBrowseSearch,
  // Not waited for: the page is read without the map.
  loader: fetchMap,
}).lazy(() => import('./browse/browse.tsx').then((screen) => screen.browse))

const startRoute = createRoute({ getParentRoute: () => browseRoute, path: '/' }).lazy(() =>
  import('./browse/start.tsx').then((screen) => screen.start),
)

const reportRoute = createRoute({ getParentRoute: () => browseRoute, path: '/reports/$number' }).lazy(() =>
  import('./report/report.tsx').then((screen) => screen.report),
)

const mineRoute = createRoute({ getParentRoute: () => browseRoute, path: '/mine' }).lazy(() =>
  import('./mine/mine-list.tsx').then((screen) => screen.mineList),
)

const whoRoute = createRoute({ getParentRoute: () => browseRoute, path: '/who' }).lazy(() =>
  import('./who/who.tsx').then((screen) => screen.who),
)

const figuresRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/figures',
  validateSearch: readFiguresSearch,
}).lazy(() => import('./figures/figures.tsx').then((screen) => screen.figuresPage))

const filingRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/new',
  validateSearch: readFilingSearch,
}).lazy(() => import('./filing/filing.tsx').then((screen) => screen.filing))

const accountRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/account',
  validateSearch: readAccountSearch,
}).lazy(() => import('./account/account.tsx').then((screen) => screen.accountScreen))

const accountDataRoute = createRoute({ getParentRoute: () => areaRoute, path: '/account/data' }).lazy(() =>
  import('./account/data.tsx').then((screen) => screen.accountData),
)

/** Where the links of a letter lead. */
const messageLinkRoute = createRoute({ getParentRoute: () => areaRoute, path: '/messages/$token' }).lazy(() =>
  import('./messages/message-link.tsx').then((screen) => screen.messageLink),
)

export const cityRoutes = areaRoute.addChildren([
  browseRoute.addChildren([startRoute, reportRoute, mineRoute, whoRoute]),
  figuresRoute,
  filingRoute,
  accountRoute,
  accountDataRoute,
  messageLinkRoute,
])
