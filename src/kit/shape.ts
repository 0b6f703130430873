/** Checks a value: null when it is right, else what is wrong, as `key must be …`. */
export type Shape = (value: unknown, key: string) => string | null;

export const text: Shape = (value, key) => (typeof value === 'string' ? null : `${key} must be a string`);
export const flag: Shape = (value, key) => (typeof value === 'boolean' ? null : `${key} must be true or false`);
export const scalar: Shape = (value, key) =>
  ['string', 'number', 'boolean'].includes(typeof value) ? null : `${key} must be a string, a number or a boolean`;

export const nothing: Shape = (value, key) => (value === null ? null : `${key} must be null`);

export const wholeNumber =
  (minimum: number): Shape =>
  (value, key) =>
    Number.isInteger(value) && (value as number) >= minimum ? null : `${key} must be a whole number of at least ${minimum}`;

export const oneOf =
  (...allowed: readonly string[]): Shape =>
  (value, key) =>
    typeof value === 'string' && allowed.includes(value) ? null : `${key} must be one of ${allowed.map((each) => `"${each}"`).join(', ')}`;

export const listOf =
  (item: Shape): Shape =>
  (value, key) => {
    if (!Array.isArray(value)) return `${key} must be a list`;
    return firstProblem(value.map((each, index) => () => item(each, `${key}[${index}]`)));
  };

export const either =
  (first: Shape, second: Shape): Shape =>
  (value, key) => {
    const problem = first(value, key);
    const other = problem && second(value, key);
    return other && `${problem}, or ${other.slice(key.length + ' must be '.length)}`;
  };

export const recordOf =
  (item: Shape): Shape =>
  (value, key) =>
    isRecord(value) ? firstProblem(Object.entries(value).map(([name, each]) => () => item(each, `${key}.${name}`))) : `${key} must be an object`;

/** An object with these keys and no others. */
export const objectOf =
  (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, key) => {
    if (!isRecord(value)) return `${key} must be an object`;
    const known = { ...required, ...optional };
    const stranger = Object.keys(value).find((name) => !Object.hasOwn(known, name));
    if (stranger !== undefined) return `${key}.${stranger} is not a known key; known are ${Object.keys(known).join(', ')}`;
    return firstProblem([
      ...Object.keys(required).map((name) => () => (value[name] === undefined ? `${key}.${name} is missing` : null)),
      ...Object.entries(known).map(([name, shape]) => () => (value[name] === undefined ? null : shape(value[name], `${key}.${name}`))),
    ]);
  };

function firstProblem(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const problem = check();
    if (problem) return problem;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
