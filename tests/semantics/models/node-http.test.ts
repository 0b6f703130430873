import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

describe('node:http', () => {
  it.each<[string, string, string[], World?]>([
    ['waits for ever', `import http from 'node:http'; import * as https from 'https'; http.get('http://a.example', (res) => {}); https.request({ host, path: '/' });`, ['http.get() response: absent', 'https.request() response: absent']],
    ['is the same by name and by require', `import { request as send } from 'node:https'; send('https://a.example', { method: 'POST' }, done); require('http').get('http://a.example');`, ['https.request() response: absent', 'http.get() response: absent']],
    ['is bounded by a signal', `import https from 'node:https'; https.get('https://a.example', { signal: AbortSignal.timeout(5) }, () => {}); https.request({ host, signal: AbortSignal.timeout(5) });`, ['https.get() response: set', 'https.request() response: set']],
    ['makes but an event of `timeout`', `import http from 'node:http'; http.get('http://a.example', { timeout: 5000 }, () => {});`, ['http.get() response: absent']],
    ['is bounded by who listens to that event', `import http from 'node:http'; const req = http.request({ host, timeout: 5000 }, () => {}); req.on('timeout', () => req.destroy()); req.end();`, ['http.request() response: set']],
    ['is bounded in the chain', `import http from 'node:http'; http.get('http://a.example', () => {}).setTimeout(5, function () { this.destroy(); }).on('error', fail);`, ['http.get() response: set']],
    ['is not bounded by other events', `import http from 'node:http'; const req = http.request({ host }, () => {}); req.on('error', fail); body.pipe(req);`, ['http.request() response: absent']],
    ['is bounded by a timer that destroys it', `import http from 'node:http'; const req = http.get('http://a.example'); setTimeout(() => req.destroy(new Error('late')), 5000);`, ['http.get() response: set']],
    ['is bounded by a promise that a timer rejects', `import http from 'node:http'; new Promise((resolve, reject) => { http.get('http://a.example', (res) => resolve(res)).on('error', reject); setTimeout(() => reject(new Error('late')), 5000); });`, ['http.get() response: set']],
    ['may be bounded by whoever gets it', `import http from 'node:http'; const open = () => http.request({ host }); function send(options) { const req = http.request({ host }); watch(req); }`, ['http.request() response: unknown', 'http.request() response: unknown']],
    ['with options out of sight is unknown', `import http from 'node:http'; const send = (options) => http.request(options, () => {});`, ['http.request() response: unknown']],
    ['makes no request with a server or an agent', `import http from 'node:http'; http.createServer(app).listen(80); new http.Agent({ timeout: 5 });`, []],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
