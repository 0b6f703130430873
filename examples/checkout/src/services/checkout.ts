import type { Order } from '@prisma/client';
import { prisma, redis } from '../lib/db.js';
import { inventoryApi, taxApi } from '../lib/http.js';
import { logger } from '../lib/logger.js';
import { chargeCard, refundPayment, waitForCapture } from './payments.js';
import { notifyWarehouse } from './shipping.js';

export interface CartLine {
  productId: string;
  sku: string;
  quantity: number;
  priceCents: number;
}

type OrderHook = (order: Order) => Promise<void>;

const orderPlacedHooks: OrderHook[] = [
  (order) => notifyWarehouse(order.id),
  (order) => creditLoyaltyPoints(order.userId, order.totalCents),
];

export async function getCart(userId: string): Promise<CartLine[]> {
  const key = `cart:${userId}`;
  const cached = await redis.get(key);
  if (cached) {
    return JSON.parse(cached) as CartLine[];
  }
  const items = await prisma.cartItem.findMany({ where: { userId }, include: { product: true }, take: 100 });
  const lines = items.map(({ productId, quantity, product }) => ({
    productId,
    quantity,
    sku: product.sku,
    priceCents: product.priceCents,
  }));
  await redis.set(key, JSON.stringify(lines), 'EX', 600);
  return lines;
}

export async function getStockLevels(skus: string[]): Promise<number[]> {
  return Promise.all(
    skus.map(async (sku) => {
      const { data } = await inventoryApi.get<{ available: number }>(`/stock/${sku}`);
      return data.available;
    }),
  );
}

async function reserveStock(lines: CartLine[]): Promise<void> {
  for (const line of lines) {
    const product = await prisma.product.findUnique({ where: { id: line.productId } });
    if (!product || product.stock < line.quantity) {
      throw new Error(`Not enough stock for ${line.sku}`);
    }
    await prisma.product.update({
      where: { id: product.id },
      data: { stock: product.stock - line.quantity },
    });
  }
}

async function creditLoyaltyPoints(userId: string, totalCents: number): Promise<void> {
  const user = await prisma.user.findUniqueOrThrow({ where: { id: userId } });
  await prisma.user.update({
    where: { id: userId },
    data: { loyaltyPoints: user.loyaltyPoints + Math.floor(totalCents / 100) },
  });
}

export async function placeOrder(userId: string, lines: CartLine[], cardToken: string): Promise<Order> {
  await reserveStock(lines);

  const subtotalCents = lines.reduce((sum, line) => sum + line.priceCents * line.quantity, 0);
  const { data: tax } = await taxApi.get<{ cents: number }>('/quote', { params: { amount: subtotalCents } });

  const order = await prisma.order.create({
    data: { userId, status: 'PENDING', totalCents: subtotalCents + tax.cents },
  });
  await prisma.orderItem.createMany({
    data: lines.map(({ productId, quantity, priceCents }) => ({ orderId: order.id, productId, quantity, priceCents })),
  });

  const { id: chargeId } = await chargeCard(order.id, order.totalCents, cardToken);
  const charge = await waitForCapture(chargeId);
  await prisma.payment.create({
    data: { orderId: order.id, chargeId: charge.id, amountCents: order.totalCents, status: charge.status },
  });
  await prisma.order.update({ where: { id: order.id }, data: { status: 'PAID' } });

  orderPlacedHooks.forEach(async (hook) => {
    await hook(order);
  });
  logger.info(`Order ${order.id} placed by user ${userId}`);
  return order;
}

export async function cancelOrder(orderId: string): Promise<Order> {
  return prisma.$transaction(async (tx) => {
    const order = await tx.order.update({ where: { id: orderId }, data: { status: 'CANCELLED' } });
    const payment = await tx.payment.findFirst({ where: { orderId } });
    if (payment) {
      await refundPayment(payment.id, payment.chargeId, payment.amountCents);
      await prisma.payment.update({ where: { id: payment.id }, data: { status: 'REFUNDED' } });
    }
    return order;
  });
}

export async function redeemCoupon(code: string): Promise<number> {
  const coupon = await prisma.coupon.findUnique({ where: { code } });
  if (!coupon || coupon.redeemedAt) {
    throw new Error('This coupon is not valid');
  }
  await prisma.coupon.update({ where: { code }, data: { redeemedAt: new Date() } });
  return coupon.percentOff;
}
