import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

describe('superagent', () => {
  it.each<[string, string, string[], World?]>([
    ['waits for ever', `import request from 'superagent'; await request.get(url).set('x', y);`, ['superagent.get() response: absent']],
    ['is the same by require', `const superagent = require('superagent'); superagent.post(url).send(body).end(done); superagent('GET', url).then(use);`, ['superagent.post() response: absent', 'superagent() response: absent']],
    ['is bounded in the chain', `import request from 'superagent'; await request.get(url).timeout(5000).set('x', y); await request.post(url).send(body).timeout({ response: 5, deadline: 60 });`, ['superagent.get() response: set', 'superagent.post() response: set']],
    ['is bounded later', `import request from 'superagent'; const call = request.get(url); if (fast) call.timeout(5000); await call;`, ['superagent.get() response: set']],
    ['may be bounded by a plugin', `import request from 'superagent'; request.get(url).use(limits).then(use);`, ['superagent.get() response: set']],
    ['may be bounded by whoever gets it', `import request from 'superagent'; export const get = (path) => request.get(base + path); function load(path) { const call = request.get(path); return limit(call); }`, ['superagent.get() response: unknown', 'superagent.get() response: unknown']],
    ['is sent once it is awaited or listened to', `import request from 'superagent'; const get = async (path) => request.get(path); const load = (path) => request.get(path).then((r) => r.body);`, ['superagent.get() response: absent', 'superagent.get() response: absent']],
    ['says nothing of an agent', `import request from 'superagent'; const agent = request.agent().timeout(5); agent.get(url);`, []],
    ['is not supertest', `import request from 'supertest'; request(app).get('/users');`, []],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
