/** The value of JSON text in which comments and trailing commas are allowed, as in tsconfig.json. Undefined when it is none. */
export function parseJson(text: string): unknown {
  const source = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(source);
  } catch {
    try {
      return JSON.parse(withoutTrailingCommas(withoutComments(source)));
    } catch {
      return undefined;
    }
  }
}

/** Strings are matched so that what looks like a comment inside them stays. What has no end ends with the text: one pass is enough. */
const withoutComments = (text: string): string =>
  text.replace(/"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)/g, (match) => (match.startsWith('"') ? match : ' '));

const withoutTrailingCommas = (text: string): string =>
  text.replace(/"(?:[^"\\\n]|\\.)*"?|,(?=\s*[}\]])/g, (match) => (match.startsWith('"') ? match : ''));

/** A member of a JSON object; undefined when the value is no object or has no such member of its own. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

export function stringOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The strings of a list; a string alone is a list of one. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
