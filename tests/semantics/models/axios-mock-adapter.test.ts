import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('axios-mock-adapter', () => {
  it.each([
    ['leaves the client as it is', `import axios from 'axios'; import MockAdapter from 'axios-mock-adapter'; const api = axios.create({ timeout: 5 }); const mock = new MockAdapter(api); api.get('/x');`,
      ['axios.create() response: set', 'new axios-mock-adapter() decorates', 'axios.create().get() response: set']],
    ['adds no bound', `import axios from 'axios'; import MockAdapter from 'axios-mock-adapter'; const api = axios.create(); new MockAdapter(api);`,
      ['axios.create() response: absent', 'new axios-mock-adapter() decorates']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
