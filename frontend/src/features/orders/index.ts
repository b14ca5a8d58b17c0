export { useCancelOrder } from './api/cancel-order';
export { orderQuery } from './api/order';
export { OrderAgain } from './components/order-again';
export { formatMoment } from './dates';
export { linesText } from './lines-text';
export {
  forgetPayment,
  keepPayment,
  pendingPayment,
  settlePayment,
  useWaitingPayment,
  waitingPayment,
} from './pending-payments';
export { orderStates } from './states';
export { events as eventTexts, refundReasons } from './words';
