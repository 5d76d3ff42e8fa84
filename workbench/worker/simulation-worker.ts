import type { Order } from './messages.ts';
self.onmessage = (event: MessageEvent<Order>) => {
  void event;
};
