/** How an answer's model writes it: `$0`, `$1` are parameters, `$on` what the handler was added to, `$status` and `$body` what is said. */
export interface AnswerText {
  readonly code: string;
  readonly parameters: readonly string[];
  /** The code of what the handler was added to, where that is a name. */
  readonly on: string | null;
  readonly status: number;
  readonly says: string;
  readonly quote: string;
}

/** Frameworks that take an object as the body of an answer; the others take a text. */
const TAKES_OBJECT = /\b(json|send|response|stringify|data)\(\$body|return \$body|fail\(\$status, \$body/;

/** The statements that answer; null where a parameter that they need has no name. */
export function printAnswer({ code, parameters, on, status, says, quote }: AnswerText): readonly string[] | null {
  const text = `${quote}${says}${quote}`;
  let isComplete = true;
  const named = (name: string | null | undefined): string => {
    if (!name) isComplete = false;
    return name ?? '';
  };
  const printed = code
    .replace(/\$on\b/g, () => named(on))
    .replace(/\$(\d)/g, (_, index: string) => named(parameters[Number(index)]))
    .replaceAll('$status', String(status))
    .replaceAll('$body', TAKES_OBJECT.test(code) ? `{ error: ${text} }` : text)
    .replaceAll("'", quote);
  if (!isComplete) return null;
  const statements = printed.split('; ');
  return statements.some((each) => /^(return|throw)\b/.test(each)) ? statements : [...statements, 'return'];
}
