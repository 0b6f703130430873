import { Router } from 'express';
import { Pool } from 'pg';
import { prisma, replica } from '../lib/db.js';
import { logger } from '../lib/logger.js';

export const adminRouter = Router();

adminRouter.get('/customers', async (_req, res) => {
  const customers = await prisma.user.findMany({ orderBy: { createdAt: 'desc' } });
  res.json(customers.map(({ passwordHash: _, ...customer }) => customer));
});

adminRouter.get('/reports/revenue', async (req, res) => {
  const pool = new Pool({ connectionString: process.env.REPLICA_DATABASE_URL });
  const { rows } = await pool.query(
    `SELECT date_trunc('day', "createdAt") AS day, sum("totalCents") AS revenue
     FROM "Order" WHERE "createdAt" >= '${req.query.from}' GROUP BY 1 ORDER BY 1`,
  );
  await pool.end();
  res.json(rows);
});

adminRouter.get('/reports/top-products', async (_req, res) => {
  const client = await replica.connect();
  const { rows } = await client.query(
    'SELECT "productId", sum(quantity) AS sold FROM "OrderItem" GROUP BY 1 ORDER BY 2 DESC LIMIT 20',
  );
  client.release();
  res.json(rows);
});

adminRouter.get('/reports/stock-value', async (_req, res) => {
  const client = await replica.connect();
  try {
    const { rows } = await client.query('SELECT sum("priceCents" * stock) AS cents FROM "Product"');
    res.json(rows[0]);
  } finally {
    client.release();
  }
});

adminRouter.post('/carts/reset', async (_req, res) => {
  const { count } = await prisma.cartItem.deleteMany();
  logger.info({ count }, 'Carts reset');
  res.json({ count });
});
