/** Zones of cities with and without summer time. */
export const zones = [
  'Asia/Yekaterinburg',
  'Europe/Moscow',
  'Europe/Kaliningrad',
  'America/New_York',
  'America/Chicago',
]
