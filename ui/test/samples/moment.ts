/** The moment the samples are told from. */
export const NOW = new Date("2026-11-21T06:40:00.000Z");
