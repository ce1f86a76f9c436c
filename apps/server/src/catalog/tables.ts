import type { EscalationRule } from '@gorozhanin/domain/alerts/pack-escalation'
import type { DayKind } from '@gorozhanin/domain/catalog/pack'
import type { Agency } from '@gorozhanin/domain/catalog/pack-agencies'
import type { Category, CategoryGroup, ServiceType } from '@gorozhanin/domain/catalog/pack-categories'
import type { City } from '@gorozhanin/domain/catalog/pack-city'
import type { ReasonsFile } from '@gorozhanin/domain/catalog/pack-reasons'
import type { OwnTemplates } from '@gorozhanin/domain/messages/letter'
import type { Names } from '@gorozhanin/domain/names'
import type { KnownBody } from '@gorozhanin/domain/routing/other-body'
import type { RoutingRule } from '@gorozhanin/domain/routing/pack-rules'
import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
} from 'drizzle-orm/pg-core'
import { at } from '../platform/columns.ts'
import { anyGeometry, multiLine, multiPolygon, point } from '../platform/geometry.ts'

/** One row: the city that this installation serves. `revision` rises whenever any part of the pack changes. */
export const city = pgTable('city', {
  code: text('code').primaryKey(),
  data: jsonb('data').$type<City>().notNull(),
  /** Letters in the city's own words. */
  reasons: jsonb('reasons').$type<ReasonsFile>().notNull().default({}),
  templates: jsonb('templates').$type<OwnTemplates>().notNull().default({}),
  boundary: multiPolygon('boundary').notNull(),
  packVersion: text('pack_version').notNull(),
  revision: integer('revision').notNull().default(1),
  loadedAt: at('loaded_at').notNull(),
})

export const serviceTypes = pgTable('service_types', {
  code: text('code').primaryKey(),
  data: jsonb('data').$type<ServiceType>().notNull(),
})

export const categoryGroups = pgTable('category_groups', {
  code: text('code').primaryKey(),
  data: jsonb('data').$type<CategoryGroup>().notNull(),
  position: integer('position').notNull(),
})

export const categories = pgTable('categories', {
  code: text('code').primaryKey(),
  data: jsonb('data').$type<Category>().notNull(),
  position: integer('position').notNull(),
  active: boolean('active').notNull().default(true),
})

export const agencies = pgTable('agencies', {
  code: text('code').primaryKey(),
  data: jsonb('data').$type<Agency>().notNull(),
  active: boolean('active').notNull().default(true),
})

export const serviceAreas = pgTable(
  'service_areas',
  {
    id: serial('id').primaryKey(),
    code: text('code').notNull(),
    name: jsonb('name').$type<Names>().notNull(),
    serviceType: text('service_type').notNull(),
    agency: text('agency').notNull(),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
    /** Rises with every change of the area under the same code: what it was before is a closed row of its own. */
    version: integer('version').notNull(),
    /** Of the pack's feature, so that a change is seen. */
    fingerprint: text('fingerprint').notNull(),
    areaSquareMeters: doublePrecision('area_square_meters').notNull(),
    shape: multiPolygon('shape').notNull(),
  },
  (table) => [
    index('service_areas_shape').using('gist', table.shape),
    index('service_areas_code').on(table.code),
  ],
)

export const routingRules = pgTable('routing_rules', {
  position: integer('position').primaryKey(),
  data: jsonb('data').$type<RoutingRule>().notNull(),
})

/** Bodies beside the city's own, in the order in which they are asked. `shape` is null where it is the whole city. */
export const otherBodies = pgTable(
  'other_bodies',
  {
    code: text('code').primaryKey(),
    position: integer('position').notNull(),
    data: jsonb('data').$type<KnownBody>().notNull(),
    shape: multiPolygon('shape'),
  },
  (table) => [index('other_bodies_shape').using('gist', table.shape)],
)

export const escalationRules = pgTable('escalation_rules', {
  position: integer('position').primaryKey(),
  data: jsonb('data').$type<EscalationRule>().notNull(),
})

/** Days that differ from their weekday. A year without any is not known yet: due times in it are provisional. */
export const calendarDays = pgTable('calendar_days', {
  day: date('day').primaryKey(),
  kind: text('kind').$type<DayKind>().notNull(),
  note: text('note').notNull().default(''),
})

/** Other words that a word finds in reports. */
export const synonyms = pgTable(
  'synonyms',
  { word: text('word').notNull(), means: text('means').notNull() },
  (table) => [primaryKey({ columns: [table.word, table.means] })],
)

export const streets = pgTable(
  'streets',
  {
    code: text('code').primaryKey(),
    name: jsonb('name').$type<Names>().notNull(),
    /** The name as `searchText` writes it. */
    search: text('search').notNull(),
    shape: multiLine('shape').notNull(),
  },
  (table) => [
    index('streets_shape').using('gist', table.shape),
    index('streets_shape_meters').using('gist', sql`(shape::geography)`),
  ],
)

/**
 * By what the words of streets are found: how each sounds, and the same with any one letter left out. Two words that one
 * error of typing parts have a key in common. A trigger of `streets` keeps it.
 */
export const streetKeys = pgTable(
  'street_keys',
  { key: text('key').notNull(), street: text('street').notNull() },
  (table) => [
    index('street_keys_key').on(table.key.op('text_pattern_ops'), table.street),
    index('street_keys_street').on(table.street),
  ],
)

export const houses = pgTable(
  'houses',
  {
    code: text('code').primaryKey(),
    street: text('street').notNull(),
    number: text('number').notNull(),
    /** The number as `plateText` writes it. */
    plate: text('plate').notNull(),
    /** «улица Садовая, 12» in both languages. */
    label: jsonb('label').$type<Names>().notNull(),
    /** The agency that manages the house. */
    uk: text('uk'),
    levels: integer('levels'),
    flats: integer('flats'),
    place: point('place').notNull(),
  },
  (table) => [
    index('houses_place').using('gist', table.place),
    index('houses_place_meters').using('gist', sql`(place::geography)`),
    // Plates are found by their beginning too.
    index('houses_plate').on(table.street, table.plate.op('text_pattern_ops')),
  ],
)

/** Container sites, stops, institutions. */
export const objects = pgTable(
  'objects',
  {
    layer: text('layer').notNull(),
    code: text('code').notNull(),
    label: jsonb('label').$type<Names>().notNull(),
    search: text('search').notNull(),
    data: jsonb('data').$type<unknown>().notNull(),
    place: point('place').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.layer, table.code] }),
    index('objects_search').using('gin', table.search.op('gin_trgm_ops')),
    index('objects_place_meters').using('gist', sql`(place::geography)`),
  ],
)

/** Ground under the reports. `layer` and `kind` are those of the pack. */
export const basemap = pgTable(
  'basemap',
  {
    /** Fingerprint of the feature: the pack gives it no code. */
    code: text('code').primaryKey(),
    layer: text('layer').notNull(),
    kind: text('kind').notNull(),
    name: jsonb('name').$type<Names>(),
    data: jsonb('data').$type<unknown>().notNull(),
    /** Square metres or metres: small things are left out of far zooms. */
    extent: doublePrecision('extent').notNull(),
    shape: anyGeometry('shape').notNull(),
  },
  (table) => [index('basemap_shape').using('gist', table.shape), index('basemap_layer').on(table.layer)],
)
