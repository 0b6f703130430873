import { PrismaClient } from '@prisma/client';
import { Redis } from 'ioredis';
import { Pool } from 'pg';

export const prisma = new PrismaClient();

export const redis = new Redis(process.env.REDIS_URL || 'redis://localhost:6379');

// Reporting queries run against the read replica.
export const replica = new Pool({
  connectionString: process.env.REPLICA_DATABASE_URL!,
  max: 10,
});
