import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { CandidateArea } from './areas.ts'
import type { RoutingConditions, RoutingRule } from './pack-rules.ts'
import { decideRoute, type RouteInput } from './route.ts'

const area = (code: string, serviceType: string, rest: Partial<CandidateArea> = {}): CandidateArea => ({
  code,
  serviceType,
  agency: `${code}-agency`,
  areaSquareMeters: 1000,
  validFrom: '2026-01-01',
  validTo: null,
  version: 'v1',
  ...rest,
})
const rule = (code: string, when: RoutingConditions, to: RoutingRule['to']): RoutingRule => ({
  code,
  name: { ru: code, en: code },
  when,
  to,
})

/** A lamp in a yard: lighting, else the improvement service; nothing covers it and nobody is city-wide. */
const lamp: RouteInput = {
  category: {
    code: 'lamp-out',
    group: 'light',
    serviceType: 'lighting',
    altServiceTypes: ['improvement'],
    place: 'point',
    urgency: 'normal',
  },
  details: {},
  localTime: Temporal.PlainDateTime.from('2026-11-06T12:00'),
  hasPoint: true,
  areas: [],
  houseAgency: null,
  houseServiceType: 'uk',
  rules: [],
  cityWide: {},
  dispatchDesk: 'edds',
}
const leak: RouteInput = {
  ...lamp,
  category: {
    ...lamp.category,
    code: 'roof-leak',
    serviceType: 'uk',
    altServiceTypes: ['control'],
    place: 'building',
  },
}

describe('without rules of the pack', () => {
  const lights = area('lights', 'lighting')
  const lawns = area('lawns', 'improvement')
  const everyone = { lighting: 'city-lights', improvement: 'city-lawns' }

  test('the area of the type wins over all that follows', () => {
    expect(decideRoute({ ...lamp, areas: [lawns, lights], cityWide: everyone })).toEqual({
      agency: 'lights-agency',
      explanation: {
        rule: 'area',
        serviceType: 'lighting',
        area: { code: 'lights', version: 'v1' },
        considered: [],
      },
    })
  })

  test('an alternative area wins over a city-wide agency', () => {
    expect(decideRoute({ ...lamp, areas: [lawns], cityWide: everyone })).toEqual({
      agency: 'lawns-agency',
      explanation: {
        rule: 'alternative_area',
        serviceType: 'improvement',
        area: { code: 'lawns', version: 'v1' },
        considered: [{ step: 'area', of: 'lighting', why: 'no_area' }],
      },
    })
  })

  test('the city-wide agency of the type wins over those of the alternatives', () => {
    expect(decideRoute({ ...lamp, cityWide: everyone })).toMatchObject({
      agency: 'city-lights',
      explanation: { rule: 'city_wide', serviceType: 'lighting' },
    })
    expect(decideRoute({ ...lamp, cityWide: { improvement: 'city-lawns' } })).toMatchObject({
      agency: 'city-lawns',
      explanation: { rule: 'city_wide', serviceType: 'improvement' },
    })
  })

  test('the dispatch desk takes what nobody else does', () => {
    expect(decideRoute(lamp)).toEqual({
      agency: 'edds',
      explanation: {
        rule: 'dispatch_desk',
        serviceType: 'lighting',
        considered: [
          { step: 'area', of: 'lighting', why: 'no_area' },
          { step: 'area', of: 'improvement', why: 'no_area' },
          { step: 'city_wide', of: 'lighting', why: 'no_agency' },
          { step: 'city_wide', of: 'improvement', why: 'no_agency' },
        ],
      },
    })
  })

  test('a report without a place goes to the city-wide agency, whatever areas there are', () => {
    const decision = decideRoute({ ...lamp, hasPoint: false, areas: [lights], cityWide: everyone })
    expect(decision).toMatchObject({ agency: 'city-lights', explanation: { rule: 'city_wide' } })
    expect(decision.explanation.considered[0]).toEqual({ step: 'area', of: 'lighting', why: 'no_point' })
    expect(decideRoute({ ...lamp, hasPoint: false, areas: [lights] }).agency).toBe('edds')
  })

  test.each([
    ['2026-11-30T23:59', 'old-agency'],
    ['2026-12-01T00:00', 'new-agency'],
  ])('an area that changes hands on 1 December: at %s it is %s', (localTime, agency) => {
    const areas = [
      area('old', 'lighting', { validTo: '2026-11-30' }),
      area('new', 'lighting', { validFrom: '2026-12-01' }),
    ]
    expect(decideRoute({ ...lamp, areas, localTime: Temporal.PlainDateTime.from(localTime) }).agency).toBe(
      agency,
    )
  })

  test('a service type that no object should have as a name is nobody’s', () => {
    const odd = { ...lamp, category: { ...lamp.category, serviceType: 'constructor', altServiceTypes: [] } }
    expect(decideRoute(odd).agency).toBe('edds')
  })
})

describe('a category whose place is a house', () => {
  const zone = area('zone', 'uk')

  test('goes by the agency of the house, not by the polygon', () => {
    expect(decideRoute({ ...leak, houseAgency: 'uk-uyut', areas: [zone] })).toEqual({
      agency: 'uk-uyut',
      explanation: { rule: 'house', serviceType: 'uk', considered: [] },
    })
  })

  test('goes by the polygon where the house has none', () => {
    expect(decideRoute({ ...leak, areas: [zone] })).toMatchObject({
      agency: 'zone-agency',
      explanation: { rule: 'area', considered: [{ step: 'house', of: 'uk', why: 'no_agency' }] },
    })
  })

  test('falls from a gap to the alternative type', () => {
    expect(decideRoute({ ...leak, areas: [area('inspection', 'control')] })).toMatchObject({
      agency: 'inspection-agency',
      explanation: { rule: 'alternative_area', serviceType: 'control' },
    })
  })

  test('finds the house when its agency is only the alternative', () => {
    const category = { ...leak.category, serviceType: 'teploset', altServiceTypes: ['uk'] }
    expect(decideRoute({ ...leak, category, houseAgency: 'uk-uyut' })).toMatchObject({
      agency: 'uk-uyut',
      explanation: { rule: 'house', considered: [{ of: 'teploset', why: 'no_area' }] },
    })
  })

  test('a point category of the same agencies goes by polygon, even at a house', () => {
    const category = { ...leak.category, place: 'point' } as const
    expect(decideRoute({ ...leak, category, houseAgency: 'uk-uyut', areas: [zone] }).agency).toBe(
      'zone-agency',
    )
  })
})

describe('rules of the pack', () => {
  const lights = area('lights', 'lighting')
  const night = rule('night', { urgencies: ['emergency'], hours: { from: 22, to: 6 } }, { agency: 'edds' })
  const yard = rule('yard', { details: { where: 'yard' } }, { serviceType: 'uk' })

  test.each([
    ['2026-11-06T21:59', 'emergency', 'lights-agency'],
    ['2026-11-06T22:00', 'emergency', 'edds'],
    ['2026-11-07T05:59', 'emergency', 'edds'],
    ['2026-11-07T06:00', 'emergency', 'lights-agency'],
    ['2026-11-07T03:00', 'high', 'lights-agency'],
  ] as const)(
    'at night emergencies go to the dispatch desk: at %s, %s, to %s',
    (localTime, urgency, agency) => {
      const decision = decideRoute({
        ...lamp,
        category: { ...lamp.category, urgency },
        localTime: Temporal.PlainDateTime.from(localTime),
        areas: [lights],
        rules: [night],
      })
      expect(decision.agency).toBe(agency)
    },
  )

  test('the first that holds wins, and the explanation names those before it', () => {
    const rules = [night, rule('friday', { weekdays: [5] }, { agency: 'friday-team' }), yard]
    expect(decideRoute({ ...lamp, details: { where: 'yard' }, areas: [lights], rules })).toEqual({
      agency: 'friday-team',
      explanation: {
        rule: 'pack_rule',
        ruleCode: 'friday',
        serviceType: 'lighting',
        considered: [{ step: 'pack_rule', of: 'night', why: 'urgencies' }],
      },
    })
  })

  test('another service type is looked for on this ground', () => {
    const areas = [lights, area('zone', 'uk')]
    expect(decideRoute({ ...lamp, details: { where: 'yard' }, areas, rules: [yard] })).toEqual({
      agency: 'zone-agency',
      explanation: {
        rule: 'pack_rule',
        ruleCode: 'yard',
        serviceType: 'uk',
        area: { code: 'zone', version: 'v1' },
        considered: [],
      },
    })
  })

  test('then at its city-wide agency, before the areas of the category', () => {
    const decision = decideRoute({
      ...lamp,
      details: { where: 'yard' },
      areas: [lights],
      cityWide: { uk: 'city-uk' },
      rules: [yard],
    })
    expect(decision).toMatchObject({
      agency: 'city-uk',
      explanation: { rule: 'pack_rule', serviceType: 'uk' },
    })
  })

  test('a rule that finds nobody gives way to the next step', () => {
    const decision = decideRoute({ ...lamp, details: { where: 'yard' }, areas: [lights], rules: [yard] })
    expect(decision).toEqual({
      agency: 'lights-agency',
      explanation: {
        rule: 'area',
        serviceType: 'lighting',
        area: { code: 'lights', version: 'v1' },
        considered: [
          { step: 'area', of: 'uk', why: 'no_area' },
          { step: 'city_wide', of: 'uk', why: 'no_agency' },
          { step: 'pack_rule', of: 'yard', why: 'no_agency' },
        ],
      },
    })
  })
})

describe('whatever the city has', () => {
  const types = fc.constantFrom('lighting', 'improvement', 'uk', 'road')
  const days = fc.constantFrom('2026-10-01', '2026-11-06', '2026-11-07')
  const inputs: fc.Arbitrary<RouteInput> = fc.record({
    category: fc.record({
      code: fc.constantFrom('lamp-out', 'roof-leak'),
      group: fc.constant('light'),
      serviceType: types,
      altServiceTypes: fc.array(types, { maxLength: 3 }),
      place: fc.constantFrom('point', 'building', 'none'),
      urgency: fc.constantFrom('emergency', 'normal'),
    }),
    details: fc.constantFrom({}, { where: 'yard' }),
    localTime: fc
      .constantFrom('2026-11-06T12:00', '2026-11-06T23:00')
      .map((text) => Temporal.PlainDateTime.from(text)),
    hasPoint: fc.boolean(),
    // A code has one area at a time.
    areas: fc.uniqueArray(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c'), types, fc.constantFrom(10, 20), days, fc.option(days))
        .map(([code, type, areaSquareMeters, validFrom, validTo]) =>
          area(`${code}-${type}`, type, { areaSquareMeters, validFrom, validTo }),
        ),
      { maxLength: 8, selector: ({ code }) => code },
    ),
    houseAgency: fc.option(fc.constant('uk-uyut')),
    houseServiceType: fc.constant('uk'),
    rules: fc.subarray([
      rule('night', { urgencies: ['emergency'], hours: { from: 22, to: 6 } }, { agency: 'edds' }),
      rule('yard', { details: { where: 'yard' } }, { serviceType: 'uk' }),
    ]),
    cityWide: fc.dictionary(types, fc.constantFrom('city-a', 'city-b')),
    dispatchDesk: fc.constant('edds'),
  })

  test('there is an agency, explained in a shape that survives JSON', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const decision = decideRoute(input)
        expect(decision.agency).not.toBe('')
        expect(JSON.parse(JSON.stringify(decision))).toEqual(decision)
      }),
    )
  })

  test('the order of areas and of city-wide agencies changes nothing', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const turned = {
          ...input,
          areas: input.areas.toReversed(),
          cityWide: Object.fromEntries(Object.entries(input.cityWide).toReversed()),
        }
        expect(decideRoute(turned)).toEqual(decideRoute(input))
      }),
    )
  })

  test('an area that is not valid today never decides', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const valid = input.areas.filter(
          ({ validFrom, validTo }) =>
            validFrom <= '2026-11-06' && (validTo === null || validTo >= '2026-11-06'),
        )
        expect(decideRoute(input).agency).toBe(decideRoute({ ...input, areas: valid }).agency)
      }),
    )
  })
})
