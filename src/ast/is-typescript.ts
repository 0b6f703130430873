/** Whether a file, by its name, is one that may have types written in it. */
export function isTypeScript(filename: string): boolean {
  return /\.[cm]?tsx?$/u.test(filename);
}
