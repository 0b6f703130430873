import express, { type ErrorRequestHandler } from 'express';
import session from 'express-session';
import { listenForStock, startJobs } from './jobs.js';
import { logger } from './lib/logger.js';
import { adminRouter } from './routes/admin.js';
import { ordersRouter } from './routes/orders.js';
import { productsRouter } from './routes/products.js';
import { usersRouter } from './routes/users.js';

declare module 'express-session' {
  interface SessionData {
    userId: string;
  }
}

const app = express();

app.use(express.json());
app.use(
  session({
    secret: process.env.SESSION_SECRET || 'change-me',
    resave: false,
    saveUninitialized: false,
  }),
);

app.use((req, _res, next) => {
  logger.debug({ method: req.method, path: req.path }, 'Request received');
  next();
});

app.get('/health', (_req, res) => {
  res.json({ status: 'ok' });
});

app.use('/users', usersRouter);
app.use('/products', productsRouter);
app.use('/orders', ordersRouter);
app.use('/admin', adminRouter);

const onError: ErrorRequestHandler = (err, req, res, _next) => {
  logger.error({ err, path: req.path }, 'Unhandled error');
  res.status(500).json({ error: 'Something went wrong' });
};
app.use(onError);

const port = Number(process.env.PORT) || 3000;
app.listen(port, () => {
  console.log(`Checkout listening on port ${port}`);
});

await listenForStock();
startJobs();
