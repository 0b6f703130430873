import { Pool } from 'pg';

export interface DailySales {
  day: string;
  orders: number;
  revenue: number;
}

function connectToReports() {
  return new Pool({ connectionString: process.env.REPORTS_DATABASE_URL, connectionTimeoutMillis: 5000, query_timeout: 30_000 });
}

export async function dailySales(days: number): Promise<DailySales[]> {
  const pool = connectToReports();
  const { rows } = await pool.query<DailySales>(
    'SELECT day, orders, revenue FROM daily_sales WHERE day > CURRENT_DATE - $1::int ORDER BY day LIMIT 366',
    [days],
  );
  return rows;
}
