import { replica } from '../lib/db.js';

export interface FoundProduct {
  id: string;
  name: string;
}

/** Products whose name has the term in it. */
export async function searchProducts(term: string): Promise<FoundProduct[]> {
  const { rows } = await replica.query<FoundProduct>(`SELECT id, name FROM products WHERE name ILIKE '%${term}%' ORDER BY name LIMIT 50`);
  return rows;
}
