import pLimit from 'p-limit';
import { prisma, redis } from './lib/db.js';
import { logger } from './lib/logger.js';
import { createLabel, notifyWarehouse } from './services/shipping.js';

interface StockEvent {
  sku: string;
  stock: number;
}

async function shipPaidOrders(): Promise<void> {
  const orders = await prisma.order.findMany({ where: { status: 'PAID' }, take: 50 });
  for (const order of orders) {
    const address = await prisma.address.findFirst({ where: { userId: order.userId } });
    if (!address) {
      logger.warn({ orderId: order.id }, 'No shipping address');
      continue;
    }
    await createLabel(order.id, address);
    await prisma.order.update({ where: { id: order.id }, data: { status: 'SHIPPED' } });
  }
}

async function remindWarehouse(): Promise<void> {
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
  const orders = await prisma.order.findMany({
    where: { status: 'PAID', createdAt: { lt: yesterday } },
    take: 50,
  });
  const limit = pLimit(5);
  await Promise.all(orders.map((order) => limit(() => notifyWarehouse(order.id))));
}

export async function listenForStock(): Promise<void> {
  const subscriber = redis.duplicate();
  await subscriber.subscribe('stock');

  subscriber.on('message', async (_channel: string, message: string) => {
    const event = JSON.parse(message) as StockEvent;
    await prisma.product.update({ where: { sku: event.sku }, data: { stock: event.stock } });
  });
}

export function startJobs(): void {
  setInterval(async () => {
    try {
      await shipPaidOrders();
    } catch (err) {
      console.error('Shipping job failed', err);
    }
  }, 30_000);

  const remind = async () => {
    try {
      await remindWarehouse();
    } catch (err) {
      logger.error({ err }, 'Warehouse reminder failed');
    }
    setTimeout(remind, 60_000);
  };
  setTimeout(remind, 60_000);
}
