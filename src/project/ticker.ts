const MIN_MS = 1000;
const PAUSE_MS = 300;
const MAX_MS = 10_000;

/**
 * Counts the moments at which files are worth another look. People edit between two runs of a linter: there is such a moment at most
 * once a second and only behind a pause without questions, or after ten seconds of questions in a row.
 *
 * @param now Milliseconds.
 */
export function createTicker(now: () => number = Date.now): () => number {
  let count = 0;
  let tickedAt = now();
  let askedAt = tickedAt;
  let hasPaused = false;
  return () => {
    const time = now();
    if (time - askedAt >= PAUSE_MS) hasPaused = true;
    const age = time - tickedAt;
    askedAt = time;
    // A clock may be set back.
    if (age < 0 || (age >= MIN_MS && (hasPaused || age >= MAX_MS))) {
      tickedAt = time;
      hasPaused = false;
      count += 1;
    }
    return count;
  };
}

/** The count that all who share the clock of the system share. */
export const tick = createTicker();

/** The shared count, or one of its own for a clock of its own. */
export const tickerFor = (now?: () => number): (() => number) => (now ? createTicker(now) : tick);
