/** Two soft notes, a third apart, low in volume: heard across a room, and not a fright. */
const notes = [
  { hertz: 587, fromS: 0 },
  { hertz: 740, fromS: 0.28 },
] as const
const NOTE_S = 0.5
const LOUDNESS = 0.08

/** The sound of an emergency. Browsers stay silent until the person has touched the page. */
export type Siren = {
  /** Whether it can be heard now. */
  readonly isAwake: () => boolean
  /** Asks the browser to let it sound; helps only while a touch or a key is being handled. */
  readonly wake: () => Promise<void>
  readonly sound: () => void
}

/** Opens nothing before it is asked for. */
export function siren(): Siren {
  let context: AudioContext | undefined
  const open = () => {
    context ??= new AudioContext()
    return context
  }
  return {
    isAwake: () => open().state === 'running',
    wake: () => open().resume(),
    sound: () => {
      for (const { hertz, fromS } of notes) ring(open(), hertz, fromS)
    },
  }
}

function ring(context: AudioContext, hertz: number, fromS: number): void {
  const start = context.currentTime + fromS
  const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz })
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.04)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_S)
  tone.connect(volume).connect(context.destination)
  tone.start(start)
  tone.stop(start + NOTE_S)
}
