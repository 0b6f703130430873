import axios from 'axios';

const warehouse = axios.create({ baseURL: process.env.WAREHOUSE_URL, timeout: 5000 });

export interface RestockItem {
  sku: string;
  quantity: number;
}

export async function announceRestock(items: RestockItem[]): Promise<void> {
  items.forEach(async (item) => {
    if (item.quantity === 0) return;
    await warehouse.put(`/restock/${item.sku}`, { quantity: item.quantity });
  });
}
