import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the packages are that a project of a user would have installed; ours is this repository, as it was built last. */
const PACKAGES: Readonly<Record<string, string>> = {
  eslint: path.join(root, 'node_modules', process.env['ESLINT_PKG'] ?? 'eslint'),
  '@typescript-eslint/parser': path.join(root, 'node_modules', '@typescript-eslint', 'parser'),
  'typescript-eslint': path.join(root, 'node_modules', 'typescript-eslint'),
  'eslint-plugin-resilience': root,
};

/** A temporary project with ESLint and the built plugin in its `node_modules`, for tools that run on their own. */
export class LinkedProject {
  /** A real path, as the system's temporary folder is a link on macOS. */
  readonly folder: string = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-linked-')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [name, target] of Object.entries(PACKAGES)) this.link(target, path.join('node_modules', name));
    for (const [file, text] of Object.entries(files)) this.write(file, text);
  }

  path(...segments: string[]): string {
    return path.join(this.folder, ...segments);
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  /** Makes a folder, of the project or elsewhere, appear at another place. */
  link(target: string, place: string): void {
    mkdirSync(path.dirname(this.path(place)), { recursive: true });
    symlinkSync(realpathSync(path.resolve(this.folder, target)), this.path(place), 'junction');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The text of an `eslint.config.mjs` of such a project. Both parts must be fit for JSON. */
export function printConfig(config: { rules: object; settings?: object }): string {
  return `
import parser from '@typescript-eslint/parser';
import resilience from 'eslint-plugin-resilience';

export default [{
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
  languageOptions: { parser },
  plugins: { resilience },
  rules: ${JSON.stringify(config.rules)},
  settings: ${JSON.stringify(config.settings ?? {})},
}];
`;
}
