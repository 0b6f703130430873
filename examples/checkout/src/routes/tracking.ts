import axios from 'axios';
import { Router } from 'express';
import { z } from 'zod';

interface Parcel {
  state: string;
  expectedAt: string | null;
}

/** Where a parcel is, as the carrier knows it. */
async function findParcel(number: string): Promise<Parcel> {
  const { data } = await axios.get<Parcel>(`https://api.carrier.example/v1/parcels/${encodeURIComponent(number)}`, { timeout: 4_000 });
  return data;
}

const paramsSchema = z.object({ number: z.string().min(8).max(40) });

export const trackingRouter = Router();

trackingRouter.get('/:number', async (req, res) => {
  const { number } = paramsSchema.parse(req.params);
  res.json(await findParcel(number));
});
