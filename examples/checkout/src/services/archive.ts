import { replica } from '../lib/db.js';

export interface ArchivedOrder {
  id: string;
  total: number;
}

export async function archivedOrders(userId: string): Promise<ArchivedOrder[]> {
  const client = await replica.connect();
  await client.query('SET search_path TO archive');
  const { rows } = await client.query<ArchivedOrder>('SELECT id, total FROM orders WHERE user_id = $1 ORDER BY id LIMIT 100', [userId]);
  client.release();
  return rows;
}
