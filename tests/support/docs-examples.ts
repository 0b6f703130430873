export interface Example {
  readonly place: string;
  readonly language: string;
  readonly words: readonly string[];
  readonly code: string;
}

/** The fenced code of a page. Each is marked `correct` or `incorrect`, and `strict` where recommended says nothing. */
export function examplesOf(page: string, text: string): Example[] {
  return [...text.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    place: `${page}:${text.slice(0, match.index).split('\n').length}`,
    language: match[1] ?? '',
    words: (match[2] ?? '').trim().split(/\s+/).filter(Boolean),
    code: match[3] ?? '',
  }));
}
