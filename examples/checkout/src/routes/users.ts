import bcrypt from 'bcryptjs';
import { Router } from 'express';
import { prisma } from '../lib/db.js';
import { logger } from '../lib/logger.js';

export const usersRouter = Router();

usersRouter.post('/register', async (req, res) => {
  logger.info({ body: req.body }, 'Registration request');
  const { email, name, password, street, city, country } = req.body;

  try {
    const user = await prisma.user.create({
      data: { email, name, passwordHash: await bcrypt.hash(password, 10) },
    });
    await prisma.address.create({ data: { userId: user.id, street, city, country } });

    req.session.userId = user.id;
    res.status(201).json({ id: user.id, email: user.email });
  } catch (err) {
    logger.error(`Registration failed: ${(err as Error).message}`);
    res.status(500).json({ error: 'Could not create the account' });
  }
});

usersRouter.post('/login', async (req, res) => {
  const { email, password } = req.body;
  const user = await prisma.user.findUnique({ where: { email } });

  if (!user || !(await bcrypt.compare(password, user.passwordHash))) {
    logger.warn({ email, password }, 'Failed login');
    res.status(401).json({ error: 'Wrong email or password' });
    return;
  }
  req.session.userId = user.id;
  res.json({ id: user.id, name: user.name });
});

usersRouter.patch('/:id', async (req, res) => {
  const user = await prisma.user.update({
    where: { id: req.params.id },
    data: req.body,
  });
  res.json({ id: user.id, email: user.email, name: user.name });
});
