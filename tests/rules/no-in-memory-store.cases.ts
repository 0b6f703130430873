type Id = 'sessions' | 'counts' | 'messages' | 'rooms' | 'entries' | 'uploads';

const finds = (name: string, messageId: Id, code: string) => ({ name, code, errors: [{ messageId }] });
const all = { settings: { resilience: { autofix: 'all' } } };
const strict: [{ sockets: boolean; caches: boolean }] = [{ sockets: true, caches: true }];
const fastify = "import Redis from 'ioredis';\nimport rateLimit from '@fastify/rate-limit';\n\nconst redis = new Redis();\n\n";

export const cases = {
  valid: [
    { name: 'a guard of the project that counts itself', code: `import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler'; export class RedisGuard extends ThrottlerGuard { async handleRequest(request) { return (await this.redis.incr(request.key)) < 10; } } ThrottlerModule.forRoot([{ ttl: 60000, limit: 10 }]);` },
    { name: 'sessions in a shared store', code: "import session from 'express-session'; app.use(session({ secret, store: new RedisStore({ client }) }));" },
    { name: 'sessions in a store by condition', code: "import session from 'express-session'; app.use(session({ secret, store: isProduction ? shared : undefined }));" },
    { name: 'options that are spread may hold one', code: "import session from 'express-session'; app.use(session({ secret, ...storage }));" },
    { name: 'options of a function are out of sight', code: "import session from 'express-session'; export const sessions = (options) => session(options);" },
    { name: 'a limiter that counts in Redis', code: "import rateLimit from '@fastify/rate-limit'; app.register(rateLimit, { max: 5, redis });" },
    { name: 'a limiter that stands in for a shared one', code: "import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'; new RateLimiterRedis({ storeClient, insuranceLimiter: new RateLimiterMemory({ points: 5, duration: 1 }) });" },
    { name: 'a limiter in a static field that stands in for a shared one', code: "import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'; class Limits { static spare = new RateLimiterMemory({ points: 5 }); static make() { return new RateLimiterRedis({ storeClient, insuranceLimiter: this.spare }); } }" },
    { name: 'a limiter in a field that stands in for a shared one', code: "import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'; class Limits { constructor() { this.spare = new RateLimiterMemory({ points: 5 }); this.shared = new RateLimiterRedis({ storeClient, insuranceLimiter: this.spare }); } }" },
    { name: 'uploads of a limited size', code: "import multer from 'multer'; multer({ limits: { fileSize: 1e6 } });" },
    { name: 'uploads to disk', code: "import multer from 'multer'; multer({ dest: 'uploads/' });" },
    { name: 'rooms, unless asked for', code: "import { Server } from 'socket.io'; const io = new Server(server);" },
    { name: 'rooms through an adapter', code: "import { Server } from 'socket.io'; const io = new Server(server); io.adapter(createAdapter(pub, sub));", options: strict },
    { name: 'caches, unless asked for', code: "import { CacheModule } from '@nestjs/cache-manager'; CacheModule.register();" },
    { name: 'sessions in a cookie', code: "import session from 'cookie-session'; app.use(session({ secret }));" },
    { name: 'a function of the project that is called so', code: "import { session } from './session.js'; app.use(session({ secret }));" },
    { name: 'a server for those who work on it', code: "import session from 'express-session'; if (process.env.NODE_ENV !== 'production') app.use(session({ secret }));" },
    { name: 'a script', code: "#!/usr/bin/env node\nimport session from 'express-session'; app.use(session({ secret }));" },
  ],
  invalid: [
    finds('sessions without a store', 'sessions', "import session from 'express-session'; app.use(session({ secret }));"),
    finds('sessions by a constant', 'sessions', "const session = require('express-session'); const options = { secret }; const sessions = session(options); app.use(sessions);"),
    finds('sessions in the store for development', 'sessions', "import session from 'express-session'; app.use(session({ store: new session.MemoryStore() }));"),
    finds('sessions in a plugin', 'sessions', "import session from '@fastify/session'; app.register(session, { secret });"),
    finds('a limiter without a store', 'counts', "import { rateLimit } from 'express-rate-limit'; export const limiter = rateLimit({ limit: 5 });"),
    finds('a limiter in a field', 'counts', "import { RateLimiterMemory } from 'rate-limiter-flexible'; class Guard { private readonly limiter = new RateLimiterMemory({ points: 5, duration: 1 }); }"),
    finds('limits of a guard of the project that only names who is counted', 'counts', "import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler'; export class UserGuard extends ThrottlerGuard { async getTracker(request) { return request.user.id; } } ThrottlerModule.forRoot([{ ttl: 60000, limit: 10 }]);"),
    finds('limits of a module', 'counts', "import { ThrottlerModule } from '@nestjs/throttler'; ThrottlerModule.forRoot([{ ttl: 60000, limit: 10 }]);"),
    finds('events in memory', 'messages', "import { PubSub } from 'graphql-subscriptions'; export const pubsub = new PubSub();"),
    finds('uploads of any size in memory', 'uploads', "import multer from 'multer'; const upload = multer({ storage: multer.memoryStorage() });"),
    { ...finds('rooms, when asked for', 'rooms', "import http from 'node:http'; import { Server } from 'socket.io'; const server = http.createServer(); const io = new Server(server);"), options: strict },
    { ...finds('caches, when asked for', 'entries', "import { CacheModule } from '@nestjs/cache-manager'; CacheModule.register();"), options: strict },
    {
      name: 'a client of the file that takes the counts',
      code: `${fastify}app.register(rateLimit, { max: 5 });`,
      errors: [{ messageId: 'counts' as const, suggestions: [{ messageId: 'useShared' as const, output: `${fastify}app.register(rateLimit, { max: 5, redis });` }] }],
    },
    { ...all, name: 'the same by --fix, without options', code: `${fastify}await app.register(rateLimit);`, output: `${fastify}await app.register(rateLimit, { redis });`, errors: [{ messageId: 'counts' as const }] },
    {
      ...all, name: 'a client by another name, in CommonJS', errors: [{ messageId: 'counts' as const }],
      code: "const { Redis } = require('ioredis')\nconst client = new Redis()\napp.register(require('@fastify/rate-limit'), {\n  max: 5,\n})",
      output: "const { Redis } = require('ioredis')\nconst client = new Redis()\napp.register(require('@fastify/rate-limit'), {\n  max: 5,\n  redis: client,\n})",
    },
    { ...all, name: 'a client that is made behind it is not there yet', code: "import Redis from 'ioredis';\nimport rateLimit from '@fastify/rate-limit';\napp.register(rateLimit, { max: 5 });\nconst redis = new Redis();", output: null, errors: [{ messageId: 'counts' as const }] },
  ],
};
