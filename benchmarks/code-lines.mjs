/** Lines of code: without blank ones and those that hold nothing but a comment. */
export function countCode(text) {
  return text.replace(/^[ \t]*\/\*[\s\S]*?\*\//gm, '').split('\n').filter((line) => !/^\s*(?:\/\/.*)?$/.test(line)).length;
}
