import axios from 'axios';
import axiosRetry from 'axios-retry';

const client = axios.create({ baseURL: 'https://catalog.example.com', timeout: 4000 });
axiosRetry(client, { retries: 3 });

/** The description of a product, from the catalog of the supplier. */
export async function describeProduct(sku: string): Promise<string> {
  const { data } = await client.get<{ description: string }>(`/products/${sku}`);
  return data.description;
}
