// Written by hand in place of `prisma generate`, which would download an engine: just enough of the
// generated client for this example to type-check. Keep it in step with schema.prisma.
declare module '@prisma/client' {
  export interface User {
    id: string;
    email: string;
    name: string;
    passwordHash: string;
    role: string;
    loyaltyPoints: number;
    createdAt: Date;
  }

  export interface Address {
    id: string;
    userId: string;
    street: string;
    city: string;
    country: string;
  }

  export interface Product {
    id: string;
    sku: string;
    name: string;
    category: string;
    priceCents: number;
    stock: number;
  }

  export interface CartItem {
    id: string;
    userId: string;
    productId: string;
    quantity: number;
  }

  export interface Order {
    id: string;
    userId: string;
    status: string;
    totalCents: number;
    createdAt: Date;
  }

  export interface OrderItem {
    id: string;
    orderId: string;
    productId: string;
    quantity: number;
    priceCents: number;
  }

  export interface Payment {
    id: string;
    orderId: string;
    chargeId: string;
    amountCents: number;
    status: string;
  }

  export interface Coupon {
    code: string;
    percentOff: number;
    redeemedAt: Date | null;
  }

  type Comparison<Value> = {
    equals?: Value;
    not?: Value;
    in?: Value[];
    notIn?: Value[];
    lt?: Value;
    lte?: Value;
    gt?: Value;
    gte?: Value;
    contains?: string;
    mode?: 'default' | 'insensitive';
  };
  type Where<Row> = { [Column in keyof Row]?: Row[Column] | Comparison<Row[Column]> };
  type Change<Value> = Value extends number ? Value | { increment: number } | { decrement: number } : Value;
  type Changes<Row> = { [Column in keyof Row]?: Change<Row[Column]> };
  type SortOrder = 'asc' | 'desc';
  type Selection<Row, Relations> = {
    include?: { [Name in keyof Relations]?: boolean };
    orderBy?: { [Column in keyof Row]?: SortOrder };
  };
  type List<Row, Relations> = Selection<Row, Relations> & {
    where?: Where<Row>;
    cursor?: Where<Row>;
    skip?: number;
    take?: number;
  };
  type Result<Row, Relations, Args> = Args extends { include: infer Included }
    ? Row & Pick<Relations, keyof Included & keyof Relations>
    : Row;
  type Count = { count: number };

  interface Delegate<Row, Relations = object> {
    findUnique<A extends Selection<Row, Relations> & { where: Where<Row> }>(args: A): Promise<Result<Row, Relations, A> | null>;
    findUniqueOrThrow<A extends Selection<Row, Relations> & { where: Where<Row> }>(args: A): Promise<Result<Row, Relations, A>>;
    findFirst<A extends List<Row, Relations>>(args?: A): Promise<Result<Row, Relations, A> | null>;
    findMany<A extends List<Row, Relations>>(args?: A): Promise<Result<Row, Relations, A>[]>;
    count(args?: { where?: Where<Row> }): Promise<number>;
    create(args: { data: Partial<Row> }): Promise<Row>;
    createMany(args: { data: Partial<Row>[]; skipDuplicates?: boolean }): Promise<Count>;
    update(args: { where: Where<Row>; data: Changes<Row> }): Promise<Row>;
    updateMany(args: { where?: Where<Row>; data: Changes<Row> }): Promise<Count>;
    upsert(args: { where: Where<Row> | object; create: Partial<Row>; update: Changes<Row> }): Promise<Row>;
    delete(args: { where: Where<Row> }): Promise<Row>;
    deleteMany(args?: { where?: Where<Row> }): Promise<Count>;
  }

  export namespace Prisma {
    interface TransactionClient {
      user: Delegate<User, { cartItems: CartItem[]; addresses: Address[]; orders: Order[] }>;
      address: Delegate<Address>;
      product: Delegate<Product>;
      cartItem: Delegate<CartItem, { product: Product }>;
      order: Delegate<Order, { user: User; items: OrderItem[]; payments: Payment[] }>;
      orderItem: Delegate<OrderItem, { product: Product }>;
      payment: Delegate<Payment>;
      coupon: Delegate<Coupon>;

      $queryRaw<T = unknown>(query: TemplateStringsArray, ...values: unknown[]): Promise<T>;
      $queryRawUnsafe<T = unknown>(query: string, ...values: unknown[]): Promise<T>;
      $executeRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<number>;
    }
  }

  // An interface beside the class lends it the delegates above.
  export interface PrismaClient extends Prisma.TransactionClient {}
  export class PrismaClient {
    constructor(options?: { log?: string[] });
    $transaction<T>(run: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T>;
    $transaction(queries: Promise<unknown>[]): Promise<unknown[]>;
    $disconnect(): Promise<void>;
  }
}
