import { Router } from 'express';
import { prisma, redis } from '../lib/db.js';
import { logger } from '../lib/logger.js';
import { cancelOrder, getCart, getStockLevels, placeOrder, redeemCoupon } from '../services/checkout.js';
import { getRates } from '../services/shipping.js';

export const ordersRouter = Router();

let ordersPlaced = 0;

ordersRouter.get('/', async (_req, res) => {
  const orders = await prisma.order.findMany({ orderBy: { createdAt: 'desc' } });

  const result = [];
  for (const order of orders) {
    const customer = await prisma.user.findUnique({ where: { id: order.userId } });
    const items = await prisma.orderItem.findMany({ where: { orderId: order.id } });
    result.push({ ...order, customerName: customer?.name, items });
  }
  res.json(result);
});

ordersRouter.get('/stats', (_req, res) => {
  res.json({ ordersPlaced });
});

ordersRouter.post('/', async (req, res) => {
  const userId = req.session.userId;
  if (!userId) {
    res.status(401).json({ error: 'Please log in' });
    return;
  }
  try {
    const lines = await getCart(userId);
    const stock = await getStockLevels(lines.map((line) => line.sku));
    if (lines.some((line, index) => line.quantity > (stock[index] ?? 0))) {
      res.status(409).json({ error: 'Some items are out of stock' });
      return;
    }
    const order = await placeOrder(userId, lines, req.body.cardToken);
    ordersPlaced += 1;
    await redis.del(`cart:${userId}`);
    res.status(201).json(order);
  } catch (err) {
    logger.error('Checkout failed');
    res.status(500).json({ error: 'Checkout failed' });
  }
});

ordersRouter.post('/:id/cancel', async (req, res) => {
  const order = await cancelOrder(req.params.id);
  res.json(order);
});

ordersRouter.post('/coupons', async (req, res) => {
  const percentOff = await redeemCoupon(req.body.code);
  res.json({ percentOff });
});

ordersRouter.get('/shipping-rates', async (req, res) => {
  const rates = await getRates(req.query.country as string, Number(req.query.weight));
  res.json(rates);
});

ordersRouter.get('/cart', async (req, res) => {
  const { userId } = req.session;
  res.json(userId ? await getCart(userId) : []);
});

ordersRouter.delete('/cart', async (req, res) => {
  await prisma.cartItem.deleteMany({ where: { userId: req.session.userId } });
  res.status(204).end();
});
