import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';

/** Files of components whose scripts run in the browser; on the server they run only to render a page once. */
export function isComponentFile({ filename }: Module): boolean {
  return /\.(?:vue|svelte)$/.test(filename);
}

export function isAstroFile({ filename }: Module): boolean {
  return filename.endsWith('.astro');
}

/**
 * Whether a node of an Astro file runs on the server: in the code between the two lines of `---` at its start. What stands in a
 * `<script>` runs in the browser, and so may anything where these lines are not part of the text.
 */
export function isInFrontmatter({ text }: Module, node: Node): boolean {
  const start = /\S/.exec(text)?.index ?? 0;
  if (!text.startsWith('---', start)) return false;
  const end = text.indexOf('\n---', start);
  return end !== -1 && node.range[0] >= start && node.range[1] <= end + 1;
}
