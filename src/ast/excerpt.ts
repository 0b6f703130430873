const LONGEST = 60;

/** Code as a message shows it: on one line, a chain drawn together, cut at 60 characters. */
export function excerpt(code: string): string {
  const line = code.replace(/\s*\n\s*(?=\??\.)/gu, '').replace(/\s+/gu, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 3)}…` : line;
}
