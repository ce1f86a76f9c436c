import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { expect, test, vi } from 'vitest'
import { readBase } from './base.ts'
import { baseOf, sound } from './base-outside.ts'
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

test('layers that cannot be drawn are left out, the others stay', () => {
  const odd = [
    { id: 'slot', type: 'slot' },
    { id: 'of-nothing', type: 'line', source: 'nowhere', 'source-layer': 'a' },
    { id: 'no-word', type: 'background', paint: { 'background-color': ['no-such-word', 1] } },
  ] as never[]
  const base = baseOf({ ...style, layers: [...odd, ...style.layers] }, 'https://maps.example/')
  expect(sound(base, validateStyleMin).layers.map(({ id }) => id)).toEqual(['base/land', 'base/boundary'])
})

test('a style that comes broken gives no base', async () => {
  const look = { shade: 'light', palette: {} as never, language: 'ru', origin: '' } as const
  const outside = { kind: 'style', light: 'https://maps.example/l.json', dark: '' } as const
  const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  for (const reply of [new Response('<html>'), new Response('{}'), new Response('{}', { status: 502 })]) {
    vi.stubGlobal('fetch', async () => reply)
    expect(await readBase(outside, look)).toBeNull()
  }
  expect(said).toHaveBeenCalledTimes(3)
  vi.unstubAllGlobals()
  said.mockRestore()
})

test.each([[{}], [{ version: 8, sources: {} }], [{ layers: [] }], ['text']])('%j is no style', (odd) => {
  expect(() => baseOf(odd as never, 'https://maps.example/')).toThrow()
})
