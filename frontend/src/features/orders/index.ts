export { orderQuery } from './api/order';
