import { Router } from 'express';
import { prisma } from '../lib/db.js';

export const addressesRouter = Router();

addressesRouter.post('/', async (req, res) => {
  const address = await prisma.address.create({ data: req.body });
  res.status(201).json(address);
});

addressesRouter.get('/', async (req, res) => {
  const addresses = await prisma.address.findMany({ where: { userId: req.query.userId as string }, take: 20 });
  res.json(addresses);
});
