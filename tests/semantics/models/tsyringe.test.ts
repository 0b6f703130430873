import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

/** A service that holds a client, so that a call on it is known only where the container's answer is. */
const users = `import axios from 'axios'; class Users { readonly http = axios.create(); }`;

describe('tsyringe', () => {
  it.each([
    ['gives an instance of a class',
      `import { container } from 'tsyringe'; container.resolve(Users).http.get('/');`,
      ['axios.create().get() response: absent', 'tsyringe.container.resolve() provides']],
    ['gives one from a child',
      `import { container } from 'tsyringe'; const child = container.createChildContainer(); child.resolve(Users).http.get('/');`,
      ['axios.create().get() response: absent', 'tsyringe.container.createChildContainer().resolve() provides']],
    ['gives one where it is injected itself',
      `import type { DependencyContainer } from 'tsyringe'; function run(c: DependencyContainer) { c.resolve(Users).http.get('/'); }`,
      ['axios.create().get() response: absent', 'tsyringe.DependencyContainer.resolve() provides']],
    ['gives nothing in sight for a token',
      `import { container } from 'tsyringe'; container.resolve('Users').http.get('/');`,
      ['tsyringe.container.resolve() provides']],
    ['is not a container of the project',
      `import { container } from './container.js'; container.resolve(Users).http.get('/');`,
      []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(users + code)).toEqual(['axios.create() response: absent', ...expected]);
  });
});
