import { utimesSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';

// Before the caches are made, so that they see the time of the test.
vi.hoisted(() => vi.useFakeTimers({ toFake: ['Date', 'performance'] }));

import { work } from '../../src/semantics/memo.js';
import { Project } from '../fixtures/project.js';

const manifest = '{ "name": "svc", "private": true, "dependencies": { "axios": "^1.7.0", "express": "^5.0.0" } }';
const steps = Array.from({ length: 50 }, (_, i) => `  counters.step${i}(id);`).join('\n');
const shared = `import { counters } from './counters';\nexport async function load(id: string) {\n${steps}\n  return http.get(id);\n}\nimport { http } from './http';\n`;
const files = {
  'package.json': manifest,
  'http.ts': "import axios from 'axios';\nexport const http = axios.create();\n",
  'counters.ts': 'export const counters = make();\n',
  'shared.ts': shared,
};
const user = (name: string): string => `import { load } from './shared';\nimport express from 'express';\nexport const app${name} = express();\napp${name}.get('/${name}', async (req, res) => { for (const id of req.body.ids) res.json(await load(id)); });\n`;

/** How many questions a file takes. */
function cost(project: Project, name: string, code: string): number {
  work.clear();
  project.lint(name, code);
  return [...work.values()].reduce((sum, each) => sum + each, 0);
}

beforeEach(() => vi.advanceTimersByTime(1500));

describe('what another file tells', () => {
  it('is asked once for all files that lead to it', () => {
    const project = new Project({ ...files, 'a.ts': user('a'), 'b.ts': user('b') });
    const first = cost(project, 'a.ts', user('a'));
    expect(first).toBeGreaterThan(50);
    expect(cost(project, 'b.ts', user('b'))).toBeLessThan(first - 50);
  });

  it('is asked again for a file that is not linted as it is saved', () => {
    const project = new Project({ ...files, 'a.ts': user('a'), 'b.ts': user('b') });
    const first = cost(project, 'a.ts', user('a'));
    expect(cost(project, 'b.ts', `${user('b')}\n`)).toBeGreaterThanOrEqual(first);
  });

  it('is asked again once a file has changed, and not before', () => {
    const project = new Project({ ...files, 'a.ts': user('a'), 'b.ts': user('b') });
    // Files that were written a moment ago may have changed unseen.
    for (const name of [...Object.keys(files), 'a.ts', 'b.ts', '', '..']) utimesSync(project.at(name), 1, 1);
    vi.advanceTimersByTime(1500);
    const first = cost(project, 'a.ts', user('a'));
    vi.advanceTimersByTime(1500);
    expect(cost(project, 'b.ts', user('b'))).toBeLessThan(first - 50);
    project.write({ 'http.ts': `${files['http.ts']}\n` });
    vi.advanceTimersByTime(1500);
    expect(cost(project, 'a.ts', user('a'))).toBeGreaterThanOrEqual(first);
  });

  it('is the same whichever file came first', () => {
    const cyclic = {
      'package.json': manifest,
      'one.ts': "import axios from 'axios';\nimport { two } from './two';\nexport const one = (n) => (n ? two(n - 1) : axios.get('https://a.example'));\n",
      'two.ts': "import { one } from './one';\nexport const two = (n) => (n ? one(n - 1) : fetch('https://b.example'));\nexport * from './one';\n",
      'three.ts': "export * from './two';\nexport { two as again } from './two';\n",
      'four.ts': "import { one, again } from './three';\nexport const both = async (list) => { for (const each of list) { await one(each); await again(each); } };\n",
    };
    const names = Object.keys(cyclic).filter((name) => name.endsWith('.ts')) as (keyof typeof cyclic)[];
    const lintAll = (order: typeof names): Record<string, readonly string[]> => {
      vi.advanceTimersByTime(1500);
      const project = new Project(cyclic);
      return Object.fromEntries(order.map((name) => [name, project.lint(name, cyclic[name])]));
    };
    const expected = lintAll(names);
    expect(expected['one.ts']).not.toEqual([]);
    for (const order of [[...names].reverse(), [...names.slice(2), ...names.slice(0, 2)]]) expect(lintAll(order)).toEqual(expected);
  });
});
