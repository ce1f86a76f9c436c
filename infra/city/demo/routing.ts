import type { CityPack } from '@gorozhanin/domain/catalog/pack'

/** Rules that come before the areas. */
export const demoRouting: CityPack['routing'] = { rules: [] }
