import { describe, expect, it } from 'vitest';
import { repair } from '../support/proof.js';
import { postgresWith } from '../support/proof-postgres.js';
import { observe } from '../support/proof-table.js';

const IMPORT = "import { PrismaClient } from '@prisma/client';";
const code = `${IMPORT}
const prisma = new PrismaClient();
async function clearCart(userId) {
  await prisma.cartItem.deleteMany({ where: { userId: userId?.id } });
}
export async function run({ host, port, user }) {
  try {
    await clearCart(user).catch(() => null);
    return await prisma.cartItem.count({ host, port });
  } finally {
    await prisma.$disconnect();
  }
}`;

/** Prisma's client has to be generated and cannot run here: one that leaves out what is `undefined`, as its documentation says, stands in for it. */
const standIn = `import pg from 'pg';
class PrismaClient {
  #waiting = []; #pool = null;
  cartItem = {
    deleteMany: async ({ where }) => void this.#waiting.push(where),
    count: async ({ host, port }) => {
      this.#pool = new pg.Pool({ host, port, user: 'postgres', database: 'postgres' });
      for (const where of this.#waiting) {
        const keys = Object.keys(where).filter((key) => where[key] !== undefined);
        await this.#pool.query('DELETE FROM cart_items' + (keys.length ? ' WHERE ' + keys.map((key, index) => '"' + key + '" = $' + (index + 1)).join(' AND ') : ''), keys.map((key) => where[key]));
      }
      const { rows } = await this.#pool.query('SELECT count(*)::int AS n FROM cart_items');
      return rows[0].n;
    },
  };
  $disconnect = () => this.#pool.end();
}`;

describe('no-unscoped-mutation: without its value, the rows of nobody are deleted', { timeout: 60_000 }, () => {
  const server = postgresWith('create table cart_items (id serial primary key, "userId" int); insert into cart_items ("userId") values (1), (2), (2);');
  const asRun = (text: string): string => text.replace(IMPORT, () => standIn);

  it('a user that may be missing', async () => {
    const repaired = repair(code, { rule: 'no-unscoped-mutation', settings: { autofix: 'all' } });
    const seen = async (text: string, user: unknown): Promise<unknown> => (await observe(asRun(text), { server }, { input: { user } })).outcome;
    expect(await seen(code, undefined)).toEqual({ state: 'answers', value: 0 });
    expect(await seen(repaired, undefined)).toEqual({ state: 'answers', value: 3 });
    const expected = { state: 'answers', value: 1 };
    expect([await seen(code, { id: 2 }), await seen(repaired, { id: 2 })]).toEqual([expected, expected]);
  });
});
