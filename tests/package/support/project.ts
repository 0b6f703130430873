import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';

/** A temporary project of somebody who uses the packed plugin. */
export class ConsumerProject {
  readonly folder: string = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'resilience-consumer-')));

  constructor(devDependencies: Record<string, string>, files: Record<string, string>) {
    this.#write('package.json', JSON.stringify({
      name: 'consumer',
      version: '1.0.0',
      private: true,
      type: 'module',
      devDependencies: { ...devDependencies, 'eslint-plugin-resilience': `file:${inject('tarball')}` },
    }));
    for (const [file, text] of Object.entries(files)) this.#write(file, text);
  }

  path(...segments: string[]): string {
    return path.join(this.folder, ...segments);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  #write(file: string, text: string): void {
    mkdirSync(path.dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }
}
