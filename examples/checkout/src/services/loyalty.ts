import axios from 'axios';

const loyalty = axios.create({ baseURL: 'https://loyalty.example.com', timeout: 4000 });

/** Gives a customer the points of an order. The service is flaky, so try it a few times. */
export async function awardPoints(customerId: string, orderId: string, points: number): Promise<void> {
  let attempts = 0;
  while (attempts < 3) {
    try {
      await loyalty.post(`/customers/${customerId}/awards`, { orderId, points });
      return;
    } catch (err) {
      attempts++;
      if (attempts === 3) throw err;
      await new Promise((resolve) => setTimeout(resolve, 200 * attempts * Math.random()));
    }
  }
}
