/*
 * oxc recurses, and where the stack ends it ends the process. Measured in a thread of 4 MB: 2000 bytes a bracket, 900 a nested
 * arrow function, 330 an `else if`, 115 an operand to the left. The limits leave half of a stack of 1 MB (Windows) to others.
 */
const MAX_BRACKETS = 250;
const MAX_CHAIN = 400;
const MAX_ELSES = 1000;
const MAX_OPERANDS = 4000;

/**
 * Whether text nests deeper than a native parser's stack may bear: by brackets, by chains that nest without them (`a = b = …`,
 * `a ? b : c ? …`, `x => y => …`, `else if …`) or by operands (`a + b + …`, `a.b().c()…`). Takes strings and comments for code,
 * so it may be true for a long list of smileys: that file is an unknown, as one that does not parse.
 */
export function isNestedTooDeep(text: string): boolean {
  if (text.length < MAX_BRACKETS) return false;
  let depth = 0;
  // By depth: what the chain that is being read there has so far.
  const chains = [0];
  const operands = [0];
  const elses = [0];
  let last = ORDINARY;
  let isNewLine = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    let kind = KINDS[code] ?? ORDINARY;
    if (kind === BLANK) continue;
    if (kind === LINE_FEED) {
      isNewLine = true;
      continue;
    }
    if (kind === ANGLE) kind = text.charCodeAt(at - 1) === EQUALS ? CHAIN : ORDINARY;
    // Code without semicolons: a line ends a chain unless an operator joins it to the next. `* ` starts a line of a comment, `<` an element.
    if (isNewLine) {
      const isOwn = code === LESS || (code === STAR && text.charCodeAt(at + 1) !== STAR);
      if (last !== CHAIN && (kind !== CHAIN || isOwn)) chains[depth] = 0;
      if (last !== OPERAND && kind !== OPERAND) operands[depth] = 0;
      isNewLine = false;
    }
    // `case 1:` and `<a b="c"` join nothing.
    last = code === COLON || code === LESS ? ORDINARY : kind;
    if (kind === ORDINARY) continue;
    if (kind === OPENING) {
      depth += 1;
      if (depth > MAX_BRACKETS) return true;
      chains[depth] = operands[depth] = elses[depth] = 0;
    } else if (kind === CLOSING) {
      depth = Math.max(0, depth - 1);
      // A call of a call: `f()()()`.
      if ((operands[depth] = (operands[depth] ?? 0) + 1) > MAX_OPERANDS) return true;
    } else if (kind === SEPARATOR) chains[depth] = operands[depth] = 0;
    else if (kind === CHAIN) {
      if ((chains[depth] = (chains[depth] ?? 0) + 1) > MAX_CHAIN) return true;
    } else if (kind === OPERAND) {
      // Numbers of a drawing: `M18.642 -47L16.2557`.
      if (isDigit(text.charCodeAt(at + 1))) continue;
      if ((operands[depth] = (operands[depth] ?? 0) + 1) > MAX_OPERANDS) return true;
    } else if (text.startsWith('else', at) && (elses[depth] = (elses[depth] ?? 0) + 1) > MAX_ELSES) return true;
  }
  return false;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const [ORDINARY, BLANK, LINE_FEED, OPENING, CLOSING, SEPARATOR, CHAIN, OPERAND, ANGLE] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const [STAR, COLON, LESS, EQUALS] = [42, 58, 60, 61];

/** Characters by kind, in the order above; last the `e` of `else`. */
const BY_KIND = ['', ' \t\r', '\n', '([{', ')]}', ';,', '=?:*<', '+-.&|!~', '>', 'e'];
const KINDS = new Uint8Array(128);
BY_KIND.forEach((characters, kind) => {
  for (const character of characters) KINDS[character.charCodeAt(0)] = kind;
});
