import { createRoute } from '@tanstack/react-router'
import { fetchMap } from '../map/lazy-map.tsx'
import { rootRoute } from '../root.tsx'
import { type Area, loadWords } from '../words/catalogue.ts'
import { initialLanguage } from '../words/language.ts'
import { fetchFirstList } from './browse/first-look.ts'
import { readAccountSearch, readBrowseSearch, readFiguresSearch, readFilingSearch } from './search-params.ts'

/** The code of a page and its words come together. */
async function worded<Page>(area: Area, page: Promise<Page>): Promise<Page> {
  await loadWords(initialLanguage(), area)
  return page
}

const areaRoute = createRoute({ getParentRoute: () => rootRoute, id: 'city' }).lazy(() =>
  import('./shell.tsx').then((area) => area.shell),
)

/** The map stays while the sheet over it changes. */
const browseRoute = createRoute({
  getParentRoute: () => areaRoute,
  id: 'browse',
  validateSearch: readBrowseSearch,
  // Not waited for: the page is read without the map, and shows how it waits for the list.
  loader: ({ cause, location }) => {
    fetchMap()
    const search = readBrowseSearch(location.search)
    if (cause === 'enter' && location.pathname === '/' && !search.here && !search.heap)
      fetchFirstList(search).catch(() => undefined)
  },
}).lazy(() => import('./browse/browse.tsx').then((screen) => screen.browse))

const startRoute = createRoute({ getParentRoute: () => browseRoute, path: '/' }).lazy(() =>
  import('./browse/start.tsx').then((screen) => screen.start),
)

const reportRoute = createRoute({ getParentRoute: () => browseRoute, path: '/reports/$number' }).lazy(() =>
  worded('report', import('./report/report.tsx')).then((screen) => screen.report),
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
}).lazy(() => worded('figures', import('./figures/figures.tsx')).then((screen) => screen.figuresPage))

const filingRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/new',
  validateSearch: readFilingSearch,
}).lazy(() => worded('filing', import('./filing/filing.tsx')).then((screen) => screen.filing))

const categoriesRoute = createRoute({ getParentRoute: () => areaRoute, path: '/categories' }).lazy(() =>
  import('./categories/categories.tsx').then((screen) => screen.categories),
)

const categoryRoute = createRoute({ getParentRoute: () => areaRoute, path: '/categories/$code' }).lazy(() =>
  import('./categories/category.tsx').then((screen) => screen.category),
)

const accountRoute = createRoute({
  getParentRoute: () => areaRoute,
  path: '/account',
  validateSearch: readAccountSearch,
}).lazy(() => worded('account', import('./account/account.tsx')).then((screen) => screen.accountScreen))

const accountDataRoute = createRoute({ getParentRoute: () => areaRoute, path: '/account/data' }).lazy(() =>
  worded('account', import('./account/data.tsx')).then((screen) => screen.accountData),
)

/** Where the links of a letter lead. */
const messageLinkRoute = createRoute({ getParentRoute: () => areaRoute, path: '/messages/$token' }).lazy(() =>
  import('./messages/message-link.tsx').then((screen) => screen.messageLink),
)

export const cityRoutes = areaRoute.addChildren([
  browseRoute.addChildren([startRoute, reportRoute, mineRoute, whoRoute]),
  figuresRoute,
  filingRoute,
  categoriesRoute,
  categoryRoute,
  accountRoute,
  accountDataRoute,
  messageLinkRoute,
])
