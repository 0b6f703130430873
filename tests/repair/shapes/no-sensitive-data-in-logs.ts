import type { FiftyFindings, KnownBreach } from '../../support/repair-sources.js';

const start = `import pino from 'pino'; import bcrypt from 'bcryptjs';`;
const made = `${start} const logger = pino();`;

/** A function whose `password` is hashed and whose `user` has a hash that is compared. */
const signIn = (log: string, before = made) => `${before} export async function signIn(email: string, password: string, user: any) { ${log} return (await bcrypt.compare(password, user.hash)) ? user.id : email; }`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  signIn(`logger.info({ email, password, }, 'x');`),
  signIn(`logger.info({ password, email }, 'x');`),
  signIn(`logger.info({\n  email,\n  password, // never\n}, 'x');`),
  signIn(`logger.info({\n  // never\n  password,\n  email,\n}, 'x');`),
  signIn(`logger.info({ 'password': password, email }, 'x');`),
  signIn(`logger.info({ ['password']: password, email }, 'x');`),
  signIn(`logger.info({ given: { password } }, 'x');`),
  signIn(`logger.info({ given: { password, email } }, 'x');`),
  signIn(`logger.info({ ...{ password } }, 'x');`),
  signIn(`logger.info({ ...user }, 'x');`),
  signIn(`logger.info(({ password }), 'x');`),
  signIn(`logger.info({ password } as object, 'x');`),
  signIn(`logger.info({ password: password! }, 'x');`),
  signIn(`logger.info({ password: String(password) }, 'x');`),
  signIn(`logger.info({ password });`),
  signIn(`logger.info({ user, userId: 1 }, 'x');`),
  signIn(`logger.info({ account: user }, 'x');`),
  signIn(`logger.info(user, 'x');`),
  signIn(`logger.info(user);`),
  signIn(`logger.info(password);`),
  signIn('logger.info(`${password}`);'),
  signIn('logger.info(`password: ${password}`);'),
  signIn('logger.info(`for ${email}, password=${password}.`);'),
  signIn('logger.info(`for ${email} (password: "${password}")`);'),
  signIn('logger.info(`for ${password} and ${email}`);'),
  signIn('logger.info(`for ${email} it\'s ${password}`);'),
  signIn('logger.info(`for ${email} user ${user}`);'),
  signIn(`logger.info('password %s of %s', password, email);`),
  signIn(`console.log('password', password);`, start),
  signIn(`console.log('password:', password);`, start),
  signIn(`console.log("password -", password, email);`, start),
  signIn(`console.log(password, email);`, start),
  signIn(`console.log(email, (password));`, start),
  signIn(`console.log(\n  email,\n  password,\n);`, start),
  signIn(`console.log(\n  email, // who\n  password, // what\n);`, start),
  signIn(`console.log(email, user, password);`, start),
  signIn(`console.log('user', user);`, start),
  signIn(`console.log('user', { user });`, start),
  signIn(`console.log('a' + password);`, start),
  signIn(`console.log('env', process.env);`, start),
  signIn(`console.log('env', { ...process.env });`, start),
  signIn(`console.log('env', JSON.stringify(process.env, null, 2));`, start),
  signIn(`logger.info({ password }, 'x');`, `${start} const logger = pino({});`),
  signIn(`logger.info({ password }, 'x');`, `${start} const logger = pino({ level: 'info' });`),
  signIn(`logger.info({ password }, 'x');`, `${start} const logger = pino({ redact: ['other'] });`),
  signIn(`logger.info({ password }, 'x');`, `${start} const logger = pino({ redact: [] });`),
  signIn(`logger.info({ password }, 'x');`, `${start} const logger = pino({ redact: { paths: ['other'] } });`),
  signIn(`logger.info({ given: { 'user-password': password } }, 'x');`),
  signIn(`logger.info({ password }, 'x');`, `${start} const logger = pino({ level: 'info' }).child({ name: 'a' });`),
];

/** Findings of every kind, none of whose repairs may be in the way of another. */
export const fifty: FiftyFindings = {
  head: made,
  kinds: [
    (n: number) => `export async function add${n}(place: string, password: string) { logger.info({ place, password }, 'adding'); return bcrypt.hash(password, 10); }`,
    (n: number) => `export async function fail${n}(password: string) { logger.warn({ n: ${n}, given: { password } }, 'refused'); return bcrypt.hash(password, 10); }`,
    (n: number) => `export async function show${n}(user: any, given: string) { logger.info({ user }, 'showing'); return (await bcrypt.compare(given, user.hash)) ? user.id : null; }`,
    (n: number) => `export const list${n} = () => { logger.debug({ environment: process.env, pid: process.pid }, 'environment'); };`,
  ],
};

const because = 'what was only logged is left behind';

export const known: readonly KnownBreach[] = [
  { code: "export const sent = (user) => console.log('Sent to');", rule: '@typescript-eslint/no-unused-vars', because },
  { code: "export const made = (dto: { id: string; guestEmail: string }) => console.log('made');", rule: '@typescript-eslint/no-unused-vars', because },
  { code: "const data = Object.fromEntries(await event.request.formData()); console.log('update');", rule: '@typescript-eslint/no-unused-vars', because },
];
