import type { Order, OrderLine, OrderRequest, Product, Quote, QuoteLine, Variant } from '@/api/types';

export const euros = (amount: number) => ({ amount, currency: 'EUR' });

export function variant(changes: Partial<Variant> = {}): Variant {
  return { sku: 'MUG-SAND', options: {}, price: euros(1800), available: 9, ...changes };
}

export function product(changes: Partial<Product> = {}): Product {
  return {
    id: 'prd_mug',
    slug: 'stoneware-mug',
    name: 'Stoneware mug',
    description: 'A mug for slow mornings.',
    category: 'tableware',
    status: 'active',
    images: [],
    variants: [variant()],
    version: 1,
    createdAt: '2026-05-01T08:00:00Z',
    updatedAt: '2026-05-01T08:00:00Z',
    ...changes,
  };
}

export function quoteLine(changes: Partial<QuoteLine> = {}): QuoteLine {
  const { quantity = 1, unitPrice = euros(1800) } = changes;
  return {
    sku: 'MUG-SAND',
    quantity,
    productId: 'prd_mug',
    slug: 'stoneware-mug',
    name: 'Stoneware mug',
    options: {},
    unitPrice,
    subtotal: euros(quantity * unitPrice.amount),
    available: 9,
    ...changes,
  };
}

export function quote(changes: Partial<Quote> = {}): Quote {
  const lines = changes.lines ?? [quoteLine()];
  const subtotal = lines.reduce((sum, line) => sum + (line.subtotal?.amount ?? 0), 0);
  return {
    lines,
    country: 'DE',
    countries: ['AT', 'DE'],
    shippingMethod: 'standard',
    shippingOptions: [
      { id: 'standard', name: 'Standard delivery', description: '2 to 4 working days', price: euros(490) },
      { id: 'express', name: 'Express delivery', description: 'Next working day', price: euros(1290) },
    ],
    totals: {
      subtotal: euros(subtotal),
      discount: euros(0),
      shipping: euros(490),
      tax: euros(366),
      taxIncluded: true,
      total: euros(subtotal + 490),
    },
    orderable: lines.every(({ problem }) => !problem || problem === 'price-changed'),
    ...changes,
  };
}

export function orderRequest(changes: Partial<OrderRequest> = {}): OrderRequest {
  return {
    lines: [{ sku: 'MUG-SAND', quantity: 1 }],
    email: 'marlow@example.com',
    shippingAddress: {
      name: 'Marlow Quill',
      line1: '7 Lantern Lane',
      city: 'Berlin',
      postalCode: '10115',
      country: 'DE',
    },
    shippingMethod: 'standard',
    paymentToken: 'sim_succeed_1',
    expectedTotal: euros(2290),
    ...changes,
  };
}

export function orderLine(changes: Partial<OrderLine> = {}): OrderLine {
  const none = euros(0);
  return {
    sku: 'MUG-SAND',
    quantity: 1,
    fulfilled: 0,
    withdrawn: 0,
    productId: 'prd_mug',
    slug: 'stoneware-mug',
    name: 'Stoneware mug',
    options: {},
    unitPrice: euros(1800),
    subtotal: euros(1800),
    discount: none,
    tax: euros(287),
    total: euros(1800),
    ...changes,
  };
}

export function order(changes: Partial<Order> = {}): Order {
  const { email, shippingAddress } = orderRequest();
  const { totals } = quote();
  return {
    id: 'ord_1',
    number: '7F3K9-Q2MXT',
    state: 'paid',
    refundState: 'none',
    placedAt: '2026-05-01T08:00:00Z',
    email,
    shippingAddress,
    lines: [orderLine()],
    shippingMethod: { id: 'standard', name: 'Standard delivery', price: euros(490) },
    totals,
    refunded: euros(0),
    fulfilments: [],
    refunds: [],
    timeline: [
      { at: '2026-05-01T08:00:00Z', event: 'OrderPlaced', by: 'customer' },
      { at: '2026-05-01T08:00:01Z', event: 'OrderPaid', by: 'payment-provider' },
    ],
    ...changes,
  };
}
