import { expect, test } from 'vitest'
import { baseOf } from './base-outside.ts'
import type { Style } from './style.ts'

const style: Style = {
  version: 8,
  glyphs: 'fonts/{fontstack}/{range}.pbf',
  sprite: [{ id: 'default', url: '/sprites/basic' }],
  sources: {
    city: { type: 'vector', url: 'tiles.json' },
    reports: { type: 'raster', tiles: ['https://other.example/{z}/{x}/{y}.png'] },
    shapes: { type: 'geojson', data: './shapes.json' },
  },
  layers: [
    { id: 'land', type: 'background' },
    { id: 'boundary', type: 'line', source: 'city', 'source-layer': 'edges' },
  ],
}

test('a style of another host never shares a name with ours, and its addresses are whole', () => {
  const base = baseOf(style, 'https://maps.example/styles/light.json?key=1')
  expect(base).toMatchObject({
    glyphs: 'https://maps.example/styles/fonts/{fontstack}/{range}.pbf',
    sprite: [{ id: 'default', url: 'https://maps.example/sprites/basic' }],
    layers: [
      { id: 'base/land', type: 'background' },
      { id: 'base/boundary', type: 'line', source: 'base/city', 'source-layer': 'edges' },
    ],
  })
  expect(base.sources).toEqual({
    'base/city': { type: 'vector', url: 'https://maps.example/styles/tiles.json' },
    'base/reports': { type: 'raster', tiles: ['https://other.example/{z}/{x}/{y}.png'] },
    'base/shapes': { type: 'geojson', data: 'https://maps.example/styles/shapes.json' },
  })
})

test.each([[{}], [{ version: 8, sources: {} }], [{ layers: [] }], ['text']])('%j is no style', (odd) => {
  expect(() => baseOf(odd as never, 'https://maps.example/')).toThrow()
})
