export type AdminArea =
  | 'orders'
  | 'products'
  | 'categories'
  | 'stock'
  | 'import'
  | 'webhooks'
  | 'dead-letters'
  | 'people'
  | 'audit';
export type AccountPage = 'orders' | 'addresses' | 'wishlist' | 'profile' | 'security' | 'data';

/** Every address of the shop: nothing else spells one out. */
export const paths = {
  home: '/',
  products: '/products',
  category: (slug: string) => `/c/${slug}`,
  product: (slug: string, sku?: string) => (sku ? `/p/${slug}?sku=${sku}` : `/p/${slug}`),
  cart: '/cart',
  checkout: '/checkout',
  checkoutStep: (step: 'contact' | 'delivery' | 'payment') => `/checkout/${step}`,
  /** Where the customer comes back to from their bank, and finds a payment that is not settled yet. */
  checkoutReturn: '/checkout/return',
  /** The token stands in the fragment, which browsers send to no server and in no referrer. */
  order: (id: string, token: string) => `/orders/${id}#token=${token}`,
  admin: '/admin',
  adminArea: (area: AdminArea) => `/admin/${area}`,
  adminOrder: (id: string) => `/admin/orders/${id}`,
  /** Of what is left to send, or of a parcel. */
  adminSlip: (id: string, parcel?: string) => `/admin/orders/${id}/slip${parcel ? `?parcel=${parcel}` : ''}`,
  adminOrdersIn: (state: string, from?: string) => `/admin/orders?state=${state}${from ? `&from=${from}` : ''}`,
  adminOrdersOf: (email: string) => `/admin/orders?email=${encodeURIComponent(email)}`,
  adminProduct: (id: string) => `/admin/products/${id}`,
  /** `copyOf` names the product to begin with. */
  adminNewProduct: (copyOf?: string) => (copyOf ? `/admin/products/new?copy=${copyOf}` : '/admin/products/new'),
  adminWebhook: (id: string) => `/admin/webhooks/${id}`,
  adminPerson: (id: string) => `/admin/people?person=${id}`,
  adminSku: (sku: string) => `/admin/stock/${sku}`,
  account: '/account',
  accountPage: (page: AccountPage) => `/account/${page}`,
  accountOrder: (id: string) => `/account/orders/${id}`,
  /** `next` is where to go on to afterwards. */
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  register: '/register',
  confirm: '/register/confirm',
  forgottenPassword: '/forgotten-password',
  findOrder: '/find-order',
  delivery: '/delivery-and-payment',
  privacy: '/privacy',
} as const;
