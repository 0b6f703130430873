/** A native parser recurses, and ends the process where its stack ends: a thread of 1 MB bears about 600 brackets of oxc. */
const MAX_DEPTH = 500;
const MAX_CHAIN = 1000;
/** Text that is too short to nest so deep. */
const SHORT = 500;

/**
 * Whether text nests deeper than a parser's stack may bear: brackets, and chains that nest without them (`a = b = …`,
 * `a ? b : c ? …`, `x => y => …`, `else if …`). Strings and comments count like code, so the answer may be true for a list of smileys.
 */
export function isNestedTooDeep(text: string): boolean {
  if (text.length < SHORT) return false;
  let depth = 0;
  const operators = [0];
  const elses = [0];
  let last = 0;
  let isLineEnd = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) isLineEnd = true;
    if (code <= SPACE) continue;
    if (isLineEnd) {
      // A line that neither ends nor starts with an operator ends a chain: code without semicolons.
      if (!isOperator(last) && !isOperator(code)) operators[depth] = 0;
      isLineEnd = false;
    }
    if (code === PAREN || code === BRACKET || code === BRACE) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
      operators[depth] = 0;
      elses[depth] = 0;
    } else if (code === PAREN_END || code === BRACKET_END || code === BRACE_END) depth = Math.max(0, depth - 1);
    else if (code === SEMICOLON || code === COMMA) operators[depth] = 0;
    else if (isOperator(code)) {
      if ((operators[depth] = (operators[depth] ?? 0) + 1) > MAX_CHAIN) return true;
    } else if (code === LETTER_E && text.startsWith('else', at)) {
      if ((elses[depth] = (elses[depth] ?? 0) + 1) > MAX_CHAIN) return true;
    }
    last = code;
  }
  return false;
}

const [LINE_FEED, SPACE, PAREN, PAREN_END, BRACKET, BRACKET_END, BRACE, BRACE_END] = [10, 32, 40, 41, 91, 93, 123, 125];
const [SEMICOLON, COMMA, LETTER_E] = [59, 44, 101];

/** `=`, `=>`, `?`, `:`, `**`, and `<` of type arguments and elements. */
function isOperator(code: number): boolean {
  return code === 61 || code === 63 || code === 58 || code === 42 || code === 60;
}
