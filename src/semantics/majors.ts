import satisfies from 'semver/functions/satisfies.js';

const answers = new Map<string, boolean>();

function holdsFor(range: string, major: number): boolean {
  const key = `${range}|${major}`;
  let answer = answers.get(key);
  if (answer === undefined) answers.set(key, (answer = satisfies(`${major}.0.0`, range)));
  return answer;
}

/** Whether a claim holds for at least one of the majors that may be installed: enough to stay silent. */
export function mayHold(range: string | undefined, majors: readonly number[]): boolean {
  return range === undefined || majors.some((major) => holdsFor(range, major));
}

/** Whether a claim holds for every major that may be installed: needed to speak or to write. */
export function mustHold(range: string | undefined, majors: readonly number[]): boolean {
  return range === undefined || majors.every((major) => holdsFor(range, major));
}
