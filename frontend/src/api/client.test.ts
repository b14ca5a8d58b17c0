import { describe, expect, it } from 'vitest';
import { orderRequest } from '@/testing/builders';
import { fakeApi, noAnswer, problem } from '@/testing/fake-api';
import { api } from './client';
import { isPassing, NoAnswerError, ProblemError } from './problem';

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable('the call should have failed'),
    (error: unknown) => error,
  );

describe('the API client', () => {
  it('sends each part of an operation where it belongs', async () => {
    const { received } = fakeApi({
      getOrder: () => ({}),
      listProducts: () => ({ items: [] }),
      createOrder: () => ({}),
    });
    await api.getOrder({ path: { orderId: 'ord_1' }, header: { 'Order-Token': 'secret' } });
    await api.listProducts({ query: { category: 'toys', limit: 24, cursor: undefined } });
    await api.createOrder({ header: { 'Idempotency-Key': 'k'.repeat(16) }, body: orderRequest() });

    const [getOrder, listProducts, createOrder] = received;
    expect(getOrder?.path).toBe('/orders/ord_1');
    expect(getOrder?.headers.get('Order-Token')).toBe('secret');
    expect(String(listProducts?.search)).toBe('category=toys&limit=24');
    expect(createOrder?.headers.get('Content-Type')).toBe('application/json');
    expect(createOrder?.body).toEqual(orderRequest());
  });

  it('turns a problem into an error with its fields by pointer', async () => {
    const errors = [{ pointer: '/shippingAddress/postalCode', detail: 'Too short', code: 'too-short' }];
    fakeApi({
      createOrder: () => problem(400, 'invalid-request', { detail: 'Look again.', requestId: 'req_1', errors }),
    });
    const error = await failureOf(api.createOrder({ header: { 'Idempotency-Key': 'k' }, body: orderRequest() }));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 400, type: 'invalid-request', message: 'Look again.', requestId: 'req_1' });
    expect((error as ProblemError).errors.get('/shippingAddress/postalCode')?.detail).toBe('Too short');
  });

  it('makes a problem of an error that is none, such as a proxy’s page', async () => {
    fakeApi({ listCategories: () => new Response('<h1>Bad gateway</h1>', { status: 502 }) });
    expect(await failureOf(api.listCategories())).toMatchObject({ name: 'ProblemError', status: 502 });
  });

  it('says when no answer arrived', async () => {
    fakeApi({ listCategories: noAnswer });
    expect(await failureOf(api.listCategories())).toBeInstanceOf(NoAnswerError);
  });

  it('rejects with the caller’s own reason when the caller gave up', async () => {
    fakeApi({ listCategories: noAnswer });
    const reason = new Error('no longer needed');
    expect(await failureOf(api.listCategories({}, { signal: AbortSignal.abort(reason) }))).toBe(reason);
  });
});

describe('sending the same request again', () => {
  const answered = (status: number, type = 'any') =>
    new ProblemError({ status, type: `/problems/${type}`, title: type });

  it.each([
    ['no answer', new NoAnswerError(new TypeError()), true],
    ['too many requests', answered(429), true],
    ['an unexpected failure', answered(500), true],
    ['a payment that timed out', answered(504, 'payment-timeout'), false],
    ['a decline', answered(402, 'payment-declined'), false],
    ['a changed total', answered(409, 'total-changed'), false],
    ['a bad request', answered(400), false],
    ['a fault of our own', new Error('bug'), false],
  ])('after %s', (_, error, may) => {
    expect(isPassing(error)).toBe(may);
  });
});
