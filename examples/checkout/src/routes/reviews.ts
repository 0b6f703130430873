import { Router } from 'express';
import { prisma } from '../lib/db.js';

export const reviewsRouter = Router();

reviewsRouter.post('/', async (req, res) => {
  const review = await prisma.review.create({ data: req.body });
  res.status(201).json(review);
});

reviewsRouter.get('/', async (req, res) => {
  const reviews = await prisma.review.findMany({ where: { productId: req.query.productId as string }, take: 20 });
  res.json(reviews);
});
