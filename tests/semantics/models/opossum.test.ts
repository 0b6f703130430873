import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('opossum', () => {
  it.each([
    ['bounds by default', `import CircuitBreaker from 'opossum'; const breaker = new CircuitBreaker(() => fetch(url)); await breaker.fire();`,
      ['new opossum() deadline', 'fetch() response: set']],
    ['bounds a function of the file given by its name', `const CircuitBreaker = require('opossum'); async function load(id) { return fetch(url + id); } const breaker = new CircuitBreaker(load, { timeout: 3000 });`,
      ['fetch() response: set', 'new opossum() deadline']],
    ['bounds a method of its class', `import CircuitBreaker from 'opossum'; class A { breaker = new CircuitBreaker(this.load.bind(this), { timeout: 3000 }); get(id) { return this.breaker.fire(id); } async load(id) { return fetch(url + id); } }`,
      ['new opossum() deadline', 'fetch() response: set']],
    ['bounds a method called by a function', `import CircuitBreaker from 'opossum'; class A { private breaker = new CircuitBreaker((id: string) => this.load(id)); private async load(id: string) { return fetch(url + id); } }`,
      ['new opossum() deadline', 'fetch() response: set']],
    ['does not bound with its timeout off', `import CircuitBreaker from 'opossum'; const breaker = new CircuitBreaker(() => fetch(url), { timeout: false });`,
      ['new opossum() deadline', 'fetch() response: absent (300000)']],
    ['does not bound a function that is also called without it', `import CircuitBreaker from 'opossum'; const load = () => fetch(url); const breaker = new CircuitBreaker(load); export const direct = () => load();`,
      ['fetch() response: absent (300000)', 'new opossum() deadline']],
    ['with options out of sight is unknown', `import CircuitBreaker from 'opossum'; import { options } from './options.js'; const breaker = new CircuitBreaker(() => fetch(url), options);`,
      ['new opossum() deadline', 'fetch() response: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
