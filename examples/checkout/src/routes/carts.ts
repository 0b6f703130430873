import { Router } from 'express';

export const cartRoutes = Router();

cartRoutes.get('/summary', (req, res) => {
  const cart = JSON.parse(String(req.headers['x-cart'])) as { items: { quantity: number; priceCents: number }[] };
  const total = cart.items.reduce((sum, item) => sum + item.quantity * item.priceCents, 0);
  res.json({ total });
});
