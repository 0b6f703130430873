import { proveEach, type TableProof } from '../support/proof-table.js';
import { echoHttp } from '../support/servers.js';

const by = 'no-sensitive-data-in-logs';
const options: [{ names: boolean }] = [{ names: true }];

/** Code that logs something while it signs somebody in; `quiet` asks for its answer, else for what the log shows. */
const signIn = (log: string, start: string) => `
  import bcrypt from 'bcryptjs';
  ${start}
  const lines = [];
  async function signIn(email, password, user) {
    ${log}
    return (await bcrypt.compare(password, user.hash)) ? user.id : email;
  }
  export async function run({ quiet }) {
    const user = { id: 'u1', email: 'a@example.com', hash: await bcrypt.hash('correct horse', 4) };
    const answer = await signIn('a@example.com', 'correct horse', user);
    const text = lines.join('');
    return quiet ? answer : { password: text.includes('correct horse'), hash: text.includes(user.hash), id: text.includes('u1'), email: text.includes('a@example.com') };
  }`;

const pino = (given = '{}') => `import pino from 'pino'; const logger = pino(${given}, { write: (line) => lines.push(line) });`;
const winston = `
  import { Writable } from 'node:stream';
  import winston from 'winston';
  const stream = new Writable({ write(chunk, encoding, done) { lines.push(String(chunk)); done(); } });
  const logger = winston.createLogger({ transports: [new winston.transports.Stream({ stream })] });`;
const console = `
  import { Console } from 'node:console';
  import { Writable } from 'node:stream';
  const logger = new Console(new Writable({ write(chunk, encoding, done) { lines.push(String(chunk)); done(); } }));`;

type Shown = Readonly<Record<'password' | 'hash' | 'id' | 'email', boolean>>;

function proof(name: string, packages: readonly string[], code: string, shown: { before: Shown; after: Shown }, suggestion: string): TableProof {
  return { name, packages, code, by, options, suggestion, server: echoHttp, fault: { before: { value: shown.before }, after: { value: shown.after } }, healthy: { input: { quiet: true } } };
}

const nothing: Shown = { password: false, hash: false, id: false, email: false };

proveEach('no-sensitive-data-in-logs: the line no longer shows the secret, and the code gives the same answer', [
  proof('a field of pino is left out, the others stay', ['pino'], signIn(`logger.info({ email, password }, 'signing in');`, pino()), { before: { ...nothing, password: true, email: true }, after: { ...nothing, email: true } }, 'removeValue'),
  proof('pino leaves a field out by its options', ['pino'], signIn(`logger.info({ email, password }, 'signing in');`, pino()), { before: { ...nothing, password: true, email: true }, after: { ...nothing, email: true } }, 'addRedaction'),
  proof('pino leaves a part of a record out by its options', ['pino'], signIn(`logger.info({ user }, 'signing in');`, pino(`{ level: 'info' }`)), { before: { password: false, hash: true, id: true, email: true }, after: { ...nothing, id: true, email: true } }, 'addRedaction'),
  proof('pino logs the id of a record', ['pino'], signIn(`logger.info({ user }, 'signing in');`, pino()), { before: { password: false, hash: true, id: true, email: true }, after: { ...nothing, id: true } }, 'useIdentifier'),
  proof('winston logs the id of a record', ['winston'], signIn(`logger.info('signing in', { user });`, winston), { before: { password: false, hash: true, id: true, email: true }, after: { ...nothing, id: true } }, 'useIdentifier'),
  proof('a text of console ends before the password', [], signIn('logger.log(`no ${email} with password ${password}`);', console), { before: { ...nothing, password: true, email: true }, after: { ...nothing, email: true } }, 'removeValue'),
  proof('a value behind a message of console', [], signIn(`logger.log('given:', password);`, console), { before: { ...nothing, password: true }, after: nothing }, 'removeValue'),
]);
