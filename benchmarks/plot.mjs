// The two pictures of docs/performance.md. They take the colours of the reader's theme.

const STYLE = `<style>
  text { font: 12px system-ui, sans-serif; fill: #1f2328 }
  .ours { fill: #0969da; stroke: #0969da }
  .other { fill: #8c959f; stroke: #8c959f }
  .axis { stroke: #8c959f; stroke-width: 1 }
  .line { fill: none; stroke-width: 2 }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .ours { fill: #4493f8; stroke: #4493f8 } }
</style>`;
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const svg = (width, height, title, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">\n${STYLE}\n${body.join('\n')}\n</svg>\n`;

const isOurs = (name) => /recommended$|^strict|Oxlint, strict/.test(name) && !name.startsWith('typescript-eslint');

/** Bars: how often the time of ESLint without rules each mode takes. */
export function plotModes(tables) {
  const [left, right, row] = [290, 60, 20];
  const width = 760;
  const most = Math.max(...tables.flatMap(({ rows }) => rows.map(({ perNoRules }) => perNoRules)));
  const scale = (value) => (value / most) * (width - left - right);
  const body = [];
  let y = 24;
  for (const { name, rows } of tables) {
    body.push(`<text x="8" y="${y}" font-weight="bold">${escape(name)}</text>`);
    for (const { name: mode, perNoRules } of rows) {
      y += row;
      body.push(`<text x="${left - 8}" y="${y}" text-anchor="end">${escape(mode)}</text>`);
      body.push(`<rect class="${isOurs(mode) ? 'ours' : 'other'}" x="${left}" y="${y - 11}" width="${scale(perNoRules).toFixed(1)}" height="13"/>`);
      body.push(`<text x="${(left + scale(perNoRules) + 6).toFixed(1)}" y="${y}">${perNoRules.toFixed(2)}</text>`);
    }
    y += row * 2;
  }
  return svg(width, y - row, 'Time against ESLint without rules', body);
}

/** Lines: seconds by thousands of lines of code. */
export function plotGrowth(growth) {
  const [width, height, left, right, top, bottom] = [760, 320, 56, 190, 20, 44];
  const modes = [...growth[0].rows.keys()];
  const mostLines = Math.max(...growth.map(({ lines }) => lines));
  const mostSeconds = Math.max(...growth.flatMap(({ rows }) => modes.map((name) => rows.get(name).seconds)));
  const x = (lines) => (left + (lines / mostLines) * (width - left - right)).toFixed(1);
  const y = (seconds) => (height - bottom - (seconds / mostSeconds) * (height - top - bottom)).toFixed(1);
  const body = [`<path class="axis" fill="none" d="M${left} ${top}V${height - bottom}H${width - right}"/>`, `<text x="8" y="${top + 4}">${mostSeconds.toFixed(0)} s</text>`];
  for (const { lines } of growth) body.push(`<text x="${x(lines)}" y="${height - bottom + 18}" text-anchor="middle">${Math.round(lines / 1000)}k</text>`);
  const ends = modes.map((name) => ({ name, end: Number(y(growth.at(-1).rows.get(name).seconds)) })).sort((one, other) => one.end - other.end);
  for (const [index, each] of ends.entries()) if (index > 0) each.end = Math.max(each.end, ends[index - 1].end + 16);
  for (const { name, end } of ends) {
    const points = growth.map(({ lines, rows }) => `${x(lines)},${y(rows.get(name).seconds)}`).join(' ');
    const dash = name.includes('crossFile') ? ' stroke-dasharray="5 4"' : '';
    body.push(`<polyline class="${isOurs(name) ? 'ours' : 'other'} line" style="fill:none"${dash} points="${points}"/>`);
    body.push(`<text x="${width - right + 8}" y="${end + 4}">${escape(name)}</text>`);
  }
  body.push(`<text x="${left}" y="${height - 6}">lines of code</text>`);
  return svg(width, height, 'Seconds by lines of code', body);
}
