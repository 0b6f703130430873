import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { run } from './run.js';

declare module 'vitest' {
  export interface ProvidedContext {
    tarball: string;
  }
}

/** Packs the package once for all tests, as a release does: `prepack` builds it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'resilience-pack-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await run('npm', ['pack', '--pack-destination', folder], { cwd: project.config.root });
    const files = readdirSync(folder);
    if (files.length !== 1) throw new Error(`npm pack wrote ${files.length} files: ${files.join(', ')}`);
    project.provide('tarball', path.join(folder, files[0]!));
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}
