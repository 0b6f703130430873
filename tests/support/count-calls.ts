import { Session, type Profiler } from 'node:inspector';

const sources = new URL('../../src/', import.meta.url);

export interface Counts {
  readonly total: number;
  readonly byName: ReadonlyMap<string, number>;
}

/**
 * How often code of `src` was entered, by function and block: a loop counts each of its rounds. It is what a test holds instead of
 * seconds. Counting slows down all that runs until it is stopped.
 */
export function startCounting(): { readonly take: () => Counts; readonly stop: () => void } {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    take() {
      const counts = new Map<string, number>();
      session.post('Profiler.takePreciseCoverage', (_error: Error | null, { result }: Profiler.TakePreciseCoverageReturnType) => {
        for (const { url, functions } of result) {
          if (!url.startsWith(sources.href) && !url.startsWith(sources.pathname)) continue;
          for (const { functionName, ranges } of functions) {
            const name = `${url.slice(url.lastIndexOf('/src/') + 5)} ${functionName}:${ranges[0]!.startOffset}`;
            const count = ranges.reduce((sum, range) => sum + range.count, 0);
            if (count > 0) counts.set(name, (counts.get(name) ?? 0) + count);
          }
        }
      });
      return { total: [...counts.values()].reduce((sum, each) => sum + each, 0), byName: counts };
    },
    stop: () => session.disconnect(),
  };
}
