import type { components } from './schema';

type Schemas = components['schemas'];

export type Address = Schemas['Address'];
export type Category = Schemas['Category'];
export type Image = Schemas['Image'];
export type Order = Schemas['Order'];
export type OrderEventType = Schemas['OrderEventType'];
export type OrderLine = Schemas['OrderLine'];
export type OrderLineQuantity = Schemas['OrderLineQuantity'];
export type OrderRequest = Schemas['OrderRequest'];
export type OrderState = Schemas['OrderState'];
export type PaymentAction = Schemas['PaymentAction'];
export type PlacedOrder = Schemas['PlacedOrder'];
export type Product = Schemas['Product'];
export type ProductCard = Schemas['ProductCard'];
export type ProductSort = Schemas['ProductSort'];
export type Quote = Schemas['Quote'];
export type QuoteLine = Schemas['QuoteLine'];
export type QuoteRequest = Schemas['QuoteRequest'];
export type Refund = Schemas['Refund'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type Totals = Schemas['Totals'];
export type Variant = Schemas['Variant'];
