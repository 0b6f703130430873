import { beforeEach, expect, it, vi } from 'vitest';

// Before the caches are made, so that they see the time of the test.
vi.hoisted(() => vi.useFakeTimers({ toFake: ['Date', 'performance'] }));

import { Project, type Files } from '../fixtures/project.js';

const manifest = '{ "name": "svc", "private": true, "dependencies": { "axios": "^1.7.0", "node-fetch": "^2.7.0" } }';
const bounded = "import axios from 'axios';\nexport const http = axios.create({ timeout: 5000 });\n";
const shared = "import axios from 'axios';\nexport const http = axios;\n";
const users = "import { http } from './http';\nexport const load = () => http.get('https://users.example');\n";

/** More than the second after which files are looked at again. */
const later = (): unknown => vi.advanceTimersByTime(1500);
beforeEach(later);

interface Change {
  readonly name: string;
  readonly files: Files;
  readonly code: string;
  readonly before: readonly string[];
  readonly act: (project: Project) => void;
  readonly after: readonly string[];
}

it.each<Change>([
  { name: 'a file that is edited', files: { 'http.ts': shared }, code: users, before: ['2 noTimeout'], act: (project) => project.write({ 'http.ts': bounded }), after: [] },
  { name: 'a file that is deleted', files: { 'http.ts': shared }, code: users, before: ['2 noTimeout'], act: (project) => project.remove('http.ts'), after: [] },
  { name: 'a file that appears', files: {}, code: users, before: [], act: (project) => project.write({ 'http.ts': shared }), after: ['2 noTimeout'] },
  { name: 'a file that moves to where another resolves', files: { 'http.js': bounded }, code: users, before: [], act: (project) => project.write({ 'http.ts': shared }), after: ['2 noTimeout'] },
  { name: 'a file that stops parsing', files: { 'http.ts': shared }, code: users, before: ['2 noTimeout'], act: (project) => project.write({ 'http.ts': `${shared}export const a = {` }), after: [] },
  {
    name: 'a default that appears in a file which the linted one does not import',
    files: { 'http.ts': shared }, code: users, before: ['2 noTimeout'],
    act: (project) => project.write({ 'main.ts': "import axios from 'axios';\naxios.defaults.timeout = 5000;\n" }), after: [],
  },
  {
    name: 'the last caller that gives no signal',
    files: { 'caller.ts': "import { request } from './file';\nrequest('https://a.example', {});\n" },
    code: 'export const request = (url: string, init: RequestInit) => fetch(url, init);\n', before: ['1 longDefault'],
    act: (project) => project.write({ 'caller.ts': "import { request } from './file';\nrequest('https://a.example', { signal: AbortSignal.timeout(5000) });\n" }), after: [],
  },
  {
    name: 'paths of a tsconfig',
    files: { 'lib/http.ts': shared, 'tsconfig.json': '{}' }, code: users.replace('./http', '@/http'), before: [],
    act: (project) => project.write({ 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }' }), after: ['2 noTimeout'],
  },
  {
    name: 'a version in package.json',
    files: {}, code: "import fetch from 'node-fetch';\nexport const load = () => fetch('https://a.example', { timeout: 5000 });\n", before: [],
    act: (project) => project.write({ 'package.json': manifest.replace('^2.7.0', '^3.3.0') }), after: ['2 ignoredOption'],
  },
])('a change is seen after a second: $name', ({ files, code, before, act, after }) => {
  const project = new Project({ 'package.json': manifest, 'file.ts': code, ...files });
  expect(project.lint('file.ts', code)).toEqual(before);
  act(project);
  later();
  expect(project.lint('file.ts', code)).toEqual(after);
});

it('files are not looked at again within a second', () => {
  const project = new Project({ 'package.json': manifest, 'http.ts': shared, 'file.ts': users });
  expect(project.lint('file.ts', users)).toEqual(['2 noTimeout']);
  project.write({ 'http.ts': bounded });
  vi.advanceTimersByTime(500);
  expect(project.lint('file.ts', users)).toEqual(['2 noTimeout']);
});

it('the linted buffer stands for its own file, whatever is saved', () => {
  const request = 'export const request = (url: string, init: RequestInit) => fetch(url, init);\n';
  const project = new Project({ 'package.json': manifest, 'request.ts': request, 'caller.ts': "import { request } from './request';\nrequest('https://a.example', {});\n" });
  expect(project.lint('request.ts', request)).toEqual(['1 longDefault']);
  // Unsaved, the file calls itself with a signal.
  expect(project.lint('request.ts', `${request}request('https://b.example', { signal: AbortSignal.timeout(5000) });\n`)).toEqual([]);
  expect(project.lint('request.ts', request)).toEqual(['1 longDefault']);
});
