import path from 'node:path';
import type { Module } from '../../../src/project/index.js';
import type { Fact, Proof } from '../../../src/semantics/index.js';
import { analyze } from '../../support/analyze.js';

export type Files = Readonly<Record<string, string>>;

/** A package.json with dependencies. */
export const manifest = (dependencies: Readonly<Record<string, string>>): string => JSON.stringify({ name: 'app', private: true, dependencies });

interface PartialProof {
  readonly module: Proof['module'] | null;
}

/**
 * What a fact is, asked from one file of a project: `no`, `unknown`, or what `print` says of each thing found, behind the file that
 * proves it.
 */
export function factIn<T extends PartialProof>(files: Files, ask: (module: Module) => Fact<T>, print: (found: T) => string, filename = 'src/asking.ts', code = 'export {};'): string | string[] {
  return analyze(code, (module) => {
    const fact = ask(module);
    if (fact.state !== 'yes') return fact.state;
    return fact.found.map((each) => {
      const file = each.module ? `${path.relative(module.project.boundary ?? '', each.module.filename)}: ` : '';
      return `${file}${print(each)}`;
    });
  }, { files, filename });
}
