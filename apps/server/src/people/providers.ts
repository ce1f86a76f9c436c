import * as t from 'typebox'
import { OpenIdSettings, openIdProvider } from './openid-provider.ts'
import type { Provider } from './provider.ts'
import { VkSettings, vkProvider } from './vk-provider.ts'

/** A provider as an installation names it in `SIGN_IN_PROVIDERS`: one of OpenID unless its kind says otherwise. */
export const ProviderSettings = t.Union([OpenIdSettings, VkSettings])
export type ProviderSettings = t.Static<typeof ProviderSettings>

export const openProvider = (settings: ProviderSettings, production: boolean): Provider =>
  'kind' in settings ? vkProvider(settings, production) : openIdProvider(settings, production)
