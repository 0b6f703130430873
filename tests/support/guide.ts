import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode, type RunResult } from '../package/support/run.js';
import { ESLint } from './eslint.js';
import type { LinkedProject } from './linked-project.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Block {
  /** The file that a reader makes of it, else its language. */
  readonly name: string;
  readonly code: string;
}

/** A page of prose whose fenced blocks are files (the word behind the language is the name) and commands. */
export class GuidePage {
  readonly file: string;
  readonly text: string;
  readonly #left: Block[];

  constructor(file: string) {
    this.file = file;
    this.text = readFileSync(path.join(root, file), 'utf8');
    this.#left = [...this.text.matchAll(/^( *)```(\w+) *(\S*)\n([\s\S]*?)^\1```$/gm)].map(([, indent = '', language = '', name, code = '']) => ({
      name: name || language,
      code: code.replace(new RegExp(`^${indent}`, 'gm'), ''),
    }));
  }

  /** The next block of that name, which nobody has taken yet. */
  take(name: string): string {
    const index = this.#left.findIndex((block) => block.name === name);
    const [block] = index < 0 ? [] : this.#left.splice(index, 1);
    if (!block) throw new Error(`${this.file} has no further block ${name}`);
    return block.code;
  }

  /** The next block of commands, a line each. */
  takeCommands(): string[] {
    return this.take('sh').trim().split('\n');
  }

  /** What no test has looked at. */
  get left(): readonly string[] {
    return this.#left.map(({ name }) => name);
  }
}

/** Runs a command of a page in a project: `npx` with what is linked there, or `node`. */
export async function runCommand(project: LinkedProject, command: string, options: { folder?: string; allowedExitCodes?: number[] } = {}): Promise<RunResult> {
  const { folder = '', allowedExitCodes = [0, 1, 2] } = options;
  const [program, ...words] = command.split(' ');
  const cwd = project.path(folder);
  if (program === 'node') return runNode(words, { cwd, allowedExitCodes });
  if (program !== 'npx' || words[0] === undefined) throw new Error(`nobody knows how to test ${command}`);
  const { bin } = JSON.parse(project.read(`node_modules/${words[0]}/package.json`)) as { bin: Record<string, string> };
  return runNode([project.path('node_modules', words[0], bin[words[0]]!), ...words.slice(1)], { cwd, allowedExitCodes });
}

/** The packages of `npm install --save-dev a b`. */
export function packagesOf(command: string): string[] {
  const words = command.split(' ');
  if (words.slice(0, 2).join(' ') !== 'npm install') throw new Error(`${command} installs nothing`);
  return words.slice(2).filter((word) => !word.startsWith('-'));
}

/** What ESLint, by the configuration of a project, says of its files: `src/a.ts:3 resilience/require-timeout`. */
export async function lintProject(project: LinkedProject, files: readonly string[] = ['.'], options: { config?: string; fix?: boolean } = {}): Promise<string[]> {
  const { config, fix = false } = options;
  const eslint = new ESLint({ cwd: project.folder, fix, ...(config === undefined ? {} : { overrideConfigFile: config }) });
  const results = await eslint.lintFiles([...files]);
  if (fix) await ESLint.outputFixes(results);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${path.relative(project.folder, filePath).split(path.sep).join('/')}:${line} ${ruleId ?? message}`),
  );
}

/** Whether a link of a page, as it is written there, leads to something. */
export function isLinkAlive(page: GuidePage, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? path.join(root, page.file) : path.resolve(root, path.dirname(page.file), file);
  if (!existsSync(target)) return false;
  if (anchor === undefined) return true;
  const headings = [...readFileSync(target, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));
  return headings.includes(anchor);
}
