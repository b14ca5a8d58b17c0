export { useCancelOrder } from './api/cancel-order';
export { orderQuery } from './api/order';
export { OrderAgain } from './components/order-again';
export {
  forgetPayment,
  keepPayment,
  pendingPayment,
  settlePayment,
  useWaitingPayment,
  waitingPayment,
} from './pending-payments';
export { orderStates } from './states';
