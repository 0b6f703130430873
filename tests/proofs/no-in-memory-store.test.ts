import { proveEach } from '../support/proof-table.js';
import { redisStrings } from '../support/servers.js';

/** Who asks one replica after another has let them in. */
const ask = `
async function ask(app, path, cookie = '') {
  const server = app.listen(0);
  try {
    const response = await fetch('http://127.0.0.1:' + server.address().port + path, { headers: { cookie } });
    return { text: await response.text(), cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] };
  } finally {
    server.close();
  }
}
`;

proveEach('no-in-memory-store: whoever one replica lets in, another one knows', [
  {
    name: 'sessions of Express in Redis',
    by: 'no-in-memory-store',
    suggestion: 'useShared',
    packages: ['express-session', 'ioredis'],
    code: `
import express from 'express';
import session from 'express-session';
import Redis from 'ioredis';

const redis = new Redis({ lazyConnect: true, commandTimeout: 2000 });

function replica() {
  const app = express();
  app.use(session({ secret: 'a secret', resave: false, saveUninitialized: false }));
  app.get('/login', (req, res) => {
    req.session.user = 'Ada';
    res.send('in');
  });
  app.get('/me', (req, res) => res.send(req.session.user ?? 'nobody'));
  return app;
}
${ask}
export async function run({ host, port, replicas }) {
  Object.assign(redis.options, { host, port });
  await redis.connect();
  const apps = Array.from({ length: replicas }, replica);
  try {
    const { cookie } = await ask(apps[0], '/login');
    return (await ask(apps[replicas - 1], '/me', cookie)).text;
  } finally {
    redis.disconnect();
  }
}`,
    server: redisStrings,
    fault: { input: { replicas: 2 }, before: { value: 'nobody' }, after: { value: 'Ada' } },
    healthy: { input: { replicas: 1 } },
  },
]);
