import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

/** A service that holds a client, so that a call on it is known only where the container's answer is. */
const users = `import axios from 'axios'; class Users { readonly http = axios.create(); }`;

describe('typedi', () => {
  it.each([
    ['gives an instance of a class',
      `import { Container } from 'typedi'; Container.get(Users).http.get('/');`,
      ['axios.create().get() response: absent', 'typedi.Container.get() provides']],
    ['gives one by its default export',
      `import Container from 'typedi'; const users = Container.get(Users); users.http.get('/');`,
      ['typedi.get() provides', 'axios.create().get() response: absent']],
    ['gives one from a container by name',
      `import { Container } from 'typedi'; Container.of('request').get(Users).http.get('/');`,
      ['axios.create().get() response: absent', 'typedi.Container.of().get() provides']],
    ['gives nothing in sight for a token',
      `import { Container } from 'typedi'; Container.get('users').http.get('/');`,
      ['typedi.Container.get() provides']],
    ['is not a container of the project',
      `import { Container } from './container.js'; Container.get(Users).http.get('/');`,
      []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(users + code)).toEqual(['axios.create() response: absent', ...expected]);
  });
});
