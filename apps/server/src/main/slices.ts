import type { FastifyInstance } from 'fastify'
import { accountRoutes } from '../accounts/routes.ts'
import { alertRoutes } from '../alerts/routes.ts'
import { auditRoutes } from '../audit/routes.ts'
import { catalogRoutes } from '../catalog/routes.ts'
import { dispatchRoutes } from '../dispatch/routes.ts'
import { followingRoutes } from '../following/routes.ts'
import { mapRoutes } from '../map/routes.ts'
import { messageRoutes } from '../messages/routes.ts'
import { providerRoutes } from '../people/provider-routes.ts'
import { peopleRoutes } from '../people/routes.ts'
import { signInRoutes } from '../people/sign-in-routes.ts'
import { staffRoutes } from '../people/staff-routes.ts'
import type { Served } from '../platform/serve.ts'
import { previewRoutes } from '../previews/routes.ts'
import { normRoutes } from '../reports/norm-routes.ts'
import { reportRoutes } from '../reports/routes.ts'
import { supportRoutes } from '../reports/support-routes.ts'
import { figureRoutes } from '../summary/figure-routes.ts'
import { summaryRoutes } from '../summary/routes.ts'
import type { Ctx } from './context.ts'

/** Every slice that has doors. */
export const slices: readonly ((ctx: Ctx, app: FastifyInstance) => readonly Served[])[] = [
  catalogRoutes,
  reportRoutes,
  supportRoutes,
  normRoutes,
  peopleRoutes,
  providerRoutes,
  signInRoutes,
  staffRoutes,
  mapRoutes,
  dispatchRoutes,
  messageRoutes,
  alertRoutes,
  summaryRoutes,
  figureRoutes,
  accountRoutes,
  auditRoutes,
  followingRoutes,
  previewRoutes,
]
