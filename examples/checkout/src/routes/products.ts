import type { Product } from '@prisma/client';
import { Router } from 'express';
import { z } from 'zod';
import { prisma } from '../lib/db.js';
import { logger } from '../lib/logger.js';

export const productsRouter = Router();

const productCache = new Map<string, Product>();

const CreateProduct = z.object({
  sku: z.string().min(1),
  name: z.string().min(1).max(200),
  category: z.string(),
  priceCents: z.number().int().positive(),
});

productsRouter.get('/', async (req, res) => {
  const products = await prisma.product.findMany({
    where: { category: req.query.category as string },
    orderBy: { name: 'asc' },
    take: 50,
  });
  res.json(products);
});

productsRouter.get('/search', async (req, res) => {
  const products = await prisma.$queryRawUnsafe<Product[]>(
    `SELECT * FROM "Product" WHERE name ILIKE '%${req.query.q}%' ORDER BY name LIMIT 20`,
  );
  res.json(products);
});

productsRouter.get('/low-stock', async (_req, res) => {
  const threshold = 5;
  const products = await prisma.$queryRaw<Product[]>`SELECT * FROM "Product" WHERE stock < ${threshold} LIMIT 50`;
  res.json(products);
});

productsRouter.get('/:id', async (req, res) => {
  const cached = productCache.get(req.params.id);
  if (cached) {
    res.json(cached);
    return;
  }
  const product = await prisma.product.findUnique({ where: { id: req.params.id } });
  if (!product) {
    res.status(404).json({ error: 'Product not found' });
    return;
  }
  productCache.set(product.id, product);
  res.json(product);
});

productsRouter.post('/', async (req, res) => {
  const input = CreateProduct.safeParse(req.body);
  if (!input.success) {
    res.status(400).json({ error: z.treeifyError(input.error) });
    return;
  }
  const product = await prisma.product.create({ data: input.data });
  logger.info({ productId: product.id }, 'Product created');
  res.status(201).json(product);
});
