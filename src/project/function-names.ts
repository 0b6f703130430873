/**
 * Functions that a text declares at its top and keeps, as lines show them: `export async function load(`, `const load = async (id) =>`,
 * `exports.load = function`. What is missed is told by the tree.
 */
const DECLARATIONS = [
  /^(?:export\s+(?:default\s+)?)?(?:async\s+)?function\s*\*?\s*([\w$]+)/gm,
  /^(?:export\s+)?const\s+([\w$]+)\s*=\s*(?:async\s*)?(?:function\b|\([^()]*\)\s*(?::[^=;{}]*)?=>|[\w$]+\s*=>)/gm,
  /^(?:module\.)?exports\.([\w$]+)\s*=\s*(?:async\s*)?(?:function\b|\([^()]*\)\s*=>|[\w$]+\s*=>)/gm,
];

const DEFAULT = /^export\s+default\s+(?:async\s+)?(?:function\b|\([^()]*\)\s*(?::[^=;{}]*)?=>)/m;

/** The names of functions that a text shows to be such without being parsed; `default` for one that is exported so. */
export function readFunctionNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const declaration of DECLARATIONS) for (const [, name] of text.matchAll(declaration)) if (name !== undefined) names.add(name);
  if (DEFAULT.test(text)) names.add('default');
  return names;
}
