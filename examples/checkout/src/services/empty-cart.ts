import { prisma } from '../lib/db.js';

/** Empties the cart of a user; guests have none. */
export async function emptyCart(userId?: string): Promise<number> {
  const { count } = await prisma.cartItem.deleteMany({ where: { userId } });
  return count;
}
