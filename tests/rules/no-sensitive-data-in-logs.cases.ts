import type rule from '../../src/rules/no-sensitive-data-in-logs.js';
import type { CasesOf } from '../support/rule-tester.js';

const names = [{ names: true }] as const;
const pino = `import pino from 'pino';\nconst logger = pino();\n`;
const redacting = (redact: string) => `import pino from 'pino';\nconst logger = pino({ redact: ${redact} });\n`;
const hashing = `import bcrypt from 'bcryptjs';\n`;

/** A function whose parameter is hashed, so that it is proven to be a password. */
const signUp = (log: string, start = pino) => `${start}${hashing}export async function signUp(email: string, password: string) {\n  const hash = await bcrypt.hash(password, 10);\n  ${log}\n  return { email, hash };\n}`;
const route = (log: string, start = '') => `import express from 'express';\n${start}const app = express();\napp.post('/', (req, res) => {\n  ${log}\n  res.end();\n});`;

interface Suggestion {
  readonly messageId: 'removeValue' | 'useIdentifier' | 'addRedaction';
  readonly output: string;
}
const leavesOut = (output: string): Suggestion => ({ messageId: 'removeValue', output });
const logsInstead = (output: string): Suggestion => ({ messageId: 'useIdentifier', output });
const redacts = (output: string): Suggestion => ({ messageId: 'addRedaction', output });

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a line about a user without their password', code: signUp(`logger.info({ email }, 'signed up');`) },
    { name: 'an e-mail address, unless personal data is asked for', code: `export const sent = (user) => console.log('sent to', user.email);`, options: [{ names: true, personal: false }] },
    { name: 'an address that is masked', code: `export const sent = (user) => console.log('sent to', maskEmail(user.email));`, options: [{ personal: true }] },
    { name: 'a message by the name of an address', code: `export const sent = (email) => console.log('sent', email, email.subject);`, options: [{ personal: true }] },
    { name: 'whether there is an address, and how many', code: `export const sent = (hasEmail, emailCount) => console.log('sent', hasEmail, emailCount);`, options: [{ personal: true }] },
    { name: 'what pino drops is not in the line', code: signUp(`logger.info('signed up', { password });`) },
    { name: 'a field that the logger leaves out', code: signUp(`logger.info({ password }, 'signed up');`, redacting(`['password']`)) },
    { name: 'a field that the logger leaves out, by paths of an object', code: signUp(`logger.info({ password }, 'signed up');`, redacting(`{ paths: ['*.password', 'password'], remove: true }`)) },
    { name: 'a field below any key that the logger leaves out', code: signUp(`logger.info({ user: { password } }, 'signed up');`, redacting(`['*.password']`)) },
    { name: 'paths out of sight may be any', code: signUp(`logger.info({ password }, 'signed up');`, `import { paths } from './paths.js';\n${redacting('paths')}`) },
    { name: 'a body whose secrets the logger leaves out', code: route(`logger.info({ body: req.body }, 'got');`, redacting(`['body.password']`)) },
    { name: 'a field with a serializer of its own', code: route(`logger.info({ req }, 'got');`, `import pino from 'pino';\nconst logger = pino({ serializers: { req: (req) => ({ url: req.url }) } });\n`) },
    { name: 'a logger that is made out of sight may leave it out', code: `import type { Logger } from 'pino';\n${hashing}export const check = async (logger: Logger, password: string) => { logger.info({ password }, 'x'); return bcrypt.hash(password, 10); };` },
    { name: 'a key that tslog masks', code: signUp(`log.info('signed up', { password });`, `import { Logger } from 'tslog';\nconst log = new Logger({ type: 'json', maskValuesOfKeys: ['password'] });\n`) },
    { name: 'a format that leaves secrets out', code: signUp(`logger.info('signed up', { password });`, `import winston from 'winston';\nconst redactSecrets = winston.format((info) => ({ ...info, password: undefined }));\nconst logger = winston.createLogger({ format: redactSecrets() });\n`) },
    { name: 'the request of Fastify, of which it prints no headers', code: `import fastify from 'fastify';\nconst app = fastify({ logger: true });\napp.get('/', async (request) => { request.log.info({ req: request }, 'got'); return {}; });` },
    { name: 'only in development', code: signUp(`if (process.env.NODE_ENV !== 'production') logger.debug({ password }, 'signed up');`) },
    { name: 'a script that a person runs', code: `#!/usr/bin/env node\n${signUp('console.log(password);', '')}` },
    { name: 'fields of a body that are no secrets', code: route(`console.log('got', req.body.title, req.headers['user-agent'], req.params.id);`) },
    { name: 'a name alone is left to strict', code: `${pino}export const show = (password) => logger.info({ password }, 'x');` },
    { name: 'what is no log', code: route('res.json({ headers: req.headers, body: req.body });') },
    { name: 'an object of your own with a method of that name', code: `const console = { log(value) { return value; } };\nconsole.log(process.env);` },
    { name: 'names of flags, counts and kinds under strict', code: `${pino}export const show = (hasPassword, tokenCount, tokenType, nextPageToken, passwordResetRequired) => logger.info({ hasPassword, tokenCount, tokenType, nextPageToken, passwordResetRequired }, 'x');`, options: [...names] },
    { name: 'what is left of a secret under strict', code: `${pino}export const show = (token, card) => logger.info({ token: token.slice(-4), card: maskCard(card.number), hasToken: !!token, size: token.length }, 'x');`, options: [...names] },
    { name: 'a message of a queue is left to strict', code: `import { Worker } from 'bullmq';\nnew Worker('mail', async (job) => { console.log('job', job.id, job.data); });` },
  ],
  invalid: [
    { name: 'an e-mail address of a person', code: `export const sent = (user) => console.log(\`Sent to \${user.email}\`);`, options: [{ personal: true }], errors: [{ messageId: 'named', suggestions: [leavesOut(`export const sent = (user) => console.log('Sent to');`)] }] },
    { name: 'a telephone number under its key', code: `${pino}export const sent = (to) => logger.info({ id: to.id, phoneNumber: to.number }, 'sent');`, options: [{ personal: true }], errors: [{ messageId: 'named', suggestions: [leavesOut(`${pino}export const sent = (to) => logger.info({ id: to.id }, 'sent');`), redacts(`import pino from 'pino';\nconst logger = pino({ redact: ['phoneNumber'] });\nexport const sent = (to) => logger.info({ id: to.id, phoneNumber: to.number }, 'sent');`)] }] },
    { name: 'a record whose type has an address', code: `export const made = (dto: { id: string; guestEmail: string }) => console.log('made', JSON.stringify(dto));`, options: [{ personal: true }], errors: [{ messageId: 'named', suggestions: [leavesOut(`export const made = (dto: { id: string; guestEmail: string }) => console.log('made');`)] }] },
    { name: 'all that a form sends', code: `import type { RequestEvent } from '@sveltejs/kit';\nexport async function update(event: RequestEvent) { const data = Object.fromEntries(await event.request.formData()); console.log('update', data); }`, errors: [{ messageId: 'proven', suggestions: [leavesOut(`import type { RequestEvent } from '@sveltejs/kit';\nexport async function update(event: RequestEvent) { const data = Object.fromEntries(await event.request.formData()); console.log('update'); }`)] }] },
    {
      name: 'a password among the fields',
      code: signUp(`logger.info({ email, password }, 'signed up');`),
      errors: [{
        messageId: 'proven',
        data: { value: 'password', what: 'a password', remedy: 'Leave it out' },
        suggestions: [leavesOut(signUp(`logger.info({ email }, 'signed up');`)), redacts(signUp(`logger.info({ email, password }, 'signed up');`, `import pino from 'pino';\nconst logger = pino({ redact: ['password'] });\n`))],
      }],
    },
    {
      name: 'the only field',
      code: signUp(`logger.info({ password }, 'signed up');`),
      errors: [{ messageId: 'proven', suggestions: [leavesOut(signUp(`logger.info('signed up');`)), redacts(signUp(`logger.info({ password }, 'signed up');`, `import pino from 'pino';\nconst logger = pino({ redact: ['password'] });\n`))] }],
    },
    {
      name: 'a nested field that a path of the top level does not reach',
      code: signUp(`logger.info({ user: { email, password } }, 'signed up');`, redacting(`['password']`)),
      errors: [{ messageId: 'proven', suggestions: [leavesOut(signUp(`logger.info({ user: { email } }, 'signed up');`, redacting(`['password']`))), redacts(signUp(`logger.info({ user: { email, password } }, 'signed up');`, redacting(`['password', 'user.password']`)))] }],
    },
    {
      name: 'a password at the end of a text',
      code: signUp('console.log(`Failed login for ${email} with password ${password}`);', ''),
      errors: [{ messageId: 'proven', suggestions: [leavesOut(signUp('console.log(`Failed login for ${email}`);', ''))] }],
    },
    {
      name: 'a password in a text that is about it',
      code: signUp('console.log(`Password ${password} was refused for ${email}`);', ''),
      errors: [{ messageId: 'proven', suggestions: null }],
    },
    {
      name: 'a password behind a message',
      code: signUp(`console.log('Password:', password);`, ''),
      errors: [{ messageId: 'proven', suggestions: [leavesOut(signUp(`console.log('Password');`, ''))] }],
    },
    {
      name: 'each of several values',
      code: route(`console.log({ headers: req.headers, cookies: req.cookies, path: req.path });`),
      errors: [
        { messageId: 'proven', data: { value: 'req.headers', what: 'all headers of a request', remedy: 'Log the fields that you need, one by one' }, suggestions: [leavesOut(route(`console.log({ cookies: req.cookies, path: req.path });`))] },
        { messageId: 'proven', suggestions: [leavesOut(route(`console.log({ headers: req.headers, path: req.path });`))] },
      ],
    },
    {
      name: 'a whole body as text',
      code: route(`console.log('Body:', JSON.stringify(req.body));`),
      errors: [{ messageId: 'proven', data: { value: 'JSON.stringify(req.body)', what: 'a whole request body', remedy: 'Log the fields that you need, one by one' }, suggestions: [leavesOut(route(`console.log('Body');`))] }],
    },
    {
      name: 'a whole body that nothing else stands beside has no repair',
      code: route(`console.log(req.body);`),
      errors: [{ messageId: 'proven', suggestions: null }],
    },
    {
      name: 'a record whose member is compared with a password, and whose id is known',
      code: `${hashing}export async function check(user, given) {\n  console.log('checking', user);\n  return (await bcrypt.compare(given, user.hash)) ? user.id : null;\n}`,
      errors: [{ messageId: 'proven', data: { value: 'user', what: 'a whole record with its `hash`', remedy: 'Log `user.id` instead' }, suggestions: [logsInstead(`${hashing}export async function check(user, given) {\n  console.log('checking', user.id);\n  return (await bcrypt.compare(given, user.hash)) ? user.id : null;\n}`)] }],
    },
    {
      name: 'a record among the fields',
      code: `${pino}${hashing}export async function check(user, given) {\n  logger.info({ user, at: 1 }, 'checking');\n  return (await bcrypt.compare(given, user.hash)) ? user.id : null;\n}`,
      errors: [{
        messageId: 'proven',
        suggestions: [
          logsInstead(`${pino}${hashing}export async function check(user, given) {\n  logger.info({ userId: user.id, at: 1 }, 'checking');\n  return (await bcrypt.compare(given, user.hash)) ? user.id : null;\n}`),
          redacts(`import pino from 'pino';\nconst logger = pino({ redact: ['user.hash'] });\n${hashing}export async function check(user, given) {\n  logger.info({ user, at: 1 }, 'checking');\n  return (await bcrypt.compare(given, user.hash)) ? user.id : null;\n}`),
        ],
      }],
    },
    {
      name: 'a record in the place of the fields',
      code: `${pino}${hashing}export async function check(user, given) {\n  logger.info(user, 'checking');\n  return (await bcrypt.compare(given, user.hash)) ? user.id : null;\n}`,
      errors: [{
        messageId: 'proven',
        suggestions: [
          logsInstead(`${pino}${hashing}export async function check(user, given) {\n  logger.info({ userId: user.id }, 'checking');\n  return (await bcrypt.compare(given, user.hash)) ? user.id : null;\n}`),
          redacts(`import pino from 'pino';\nconst logger = pino({ redact: ['hash'] });\n${hashing}export async function check(user, given) {\n  logger.info(user, 'checking');\n  return (await bcrypt.compare(given, user.hash)) ? user.id : null;\n}`),
        ],
      }],
    },
    {
      name: 'a configuration made of the environment',
      code: `const config = { port: process.env.PORT, jwtSecret: process.env.JWT_SECRET ?? 'dev' };\nconsole.log('Loaded configuration', config);\nexport default config;`,
      errors: [{ messageId: 'proven', suggestions: [leavesOut(`const config = { port: process.env.PORT, jwtSecret: process.env.JWT_SECRET ?? 'dev' };\nconsole.log('Loaded configuration');\nexport default config;`)] }],
    },
    {
      name: 'under autofix the first repair is applied',
      code: signUp(`logger.info({ email, password }, 'signed up');`),
      settings: { resilience: { autofix: 'all' } },
      output: signUp(`logger.info({ email }, 'signed up');`),
      errors: [{ messageId: 'proven', suggestions: [redacts(signUp(`logger.info({ email, password }, 'signed up');`, `import pino from 'pino';\nconst logger = pino({ redact: ['password'] });\n`))] }],
    },
    {
      name: 'a name under strict',
      code: `${pino}export const show = (id, accessToken) => { logger.info({ id, accessToken }, 'x'); return accessToken; };`,
      options: [...names],
      errors: [{
        messageId: 'named',
        data: { value: 'accessToken', what: 'a token', remedy: 'Leave it out' },
        suggestions: [
          leavesOut(`${pino}export const show = (id, accessToken) => { logger.info({ id }, 'x'); return accessToken; };`),
          redacts(`import pino from 'pino';\nconst logger = pino({ redact: ['accessToken'] });\nexport const show = (id, accessToken) => { logger.info({ id, accessToken }, 'x'); return accessToken; };`),
        ],
      }],
    },
    {
      name: 'a message of a queue under strict',
      code: `import { Worker } from 'bullmq';\nnew Worker('mail', async (job) => { console.log('job', job.id, job.data); });`,
      options: [...names],
      errors: [{ messageId: 'proven', suggestions: [leavesOut(`import { Worker } from 'bullmq';\nnew Worker('mail', async (job) => { console.log('job', job.id); });`)] }],
    },
    {
      name: 'a logger of NestJS',
      code: `import { Logger } from '@nestjs/common';\n${hashing}export class Auth {\n  private readonly logger = new Logger(Auth.name);\n  async check(password: string, hash: string) {\n    this.logger.debug(\`comparing \${password}\`);\n    return bcrypt.compare(password, hash);\n  }\n}`,
      errors: [{ messageId: 'proven', suggestions: [leavesOut(`import { Logger } from '@nestjs/common';\n${hashing}export class Auth {\n  private readonly logger = new Logger(Auth.name);\n  async check(password: string, hash: string) {\n    this.logger.debug('comparing');\n    return bcrypt.compare(password, hash);\n  }\n}`)] }],
    },
    {
      name: 'fields behind the message of winston',
      code: signUp(`logger.info('signed up', { email, password });`, `import winston from 'winston';\nconst logger = winston.createLogger({});\n`),
      errors: [{ messageId: 'proven', suggestions: [leavesOut(signUp(`logger.info('signed up', { email });`, `import winston from 'winston';\nconst logger = winston.createLogger({});\n`))] }],
    },
  ],
};
