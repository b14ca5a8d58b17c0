import type { OrderLine, OrderLineQuantity } from '@/api/types';

/** `2 × Blue mug, 1 × Oak tray`, for lines that are named by their place in the order. */
export function linesText(quantities: readonly OrderLineQuantity[], lines: readonly OrderLine[]): string {
  return quantities.map(({ line, quantity }) => `${quantity} × ${lines[line]?.name ?? 'piece'}`).join(', ');
}
