import type { components } from './schema';

type Schemas = components['schemas'];

export type Address = Schemas['Address'];
export type Category = Schemas['Category'];
export type Image = Schemas['Image'];
export type Order = Schemas['Order'];
export type OrderRequest = Schemas['OrderRequest'];
export type PlacedOrder = Schemas['PlacedOrder'];
export type Product = Schemas['Product'];
export type ProductCard = Schemas['ProductCard'];
export type ProductInput = Schemas['ProductInput'];
export type ProductOverview = Schemas['ProductOverview'];
export type ProductSort = Schemas['ProductSort'];
export type ProductStatus = Schemas['ProductStatus'];
export type Quote = Schemas['Quote'];
export type QuoteLine = Schemas['QuoteLine'];
export type QuoteRequest = Schemas['QuoteRequest'];
export type Stock = Schemas['Stock'];
export type Totals = Schemas['Totals'];
export type Variant = Schemas['Variant'];
export type VariantInput = Schemas['VariantInput'];
