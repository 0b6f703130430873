import { Router } from 'express';

// Coupons that somebody has in the basket right now.
const reserved = new Set<string>();

export const couponsRouter = Router();

couponsRouter.post('/:code/reserve', (req, res) => {
  const { code } = req.params;
  if (reserved.has(code)) {
    res.status(409).json({ error: 'Coupon is in use' });
    return;
  }
  reserved.add(code);
  res.json({ code });
});

couponsRouter.post('/:code/release', (req, res) => {
  reserved.delete(req.params.code);
  res.sendStatus(204);
});
