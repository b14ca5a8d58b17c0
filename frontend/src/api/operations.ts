// Generated from contract/openapi.yaml by `make generate`; do not edit.

export const operations = {
  listProducts: { method: 'GET', path: '/products' },
  createProduct: { method: 'POST', path: '/products' },
  getProduct: { method: 'GET', path: '/products/{product}' },
  updateProduct: { method: 'PUT', path: '/products/{product}' },
  deleteProduct: { method: 'DELETE', path: '/products/{product}' },
  adjustStock: { method: 'POST', path: '/stock/{sku}/adjustments' },
  listCategories: { method: 'GET', path: '/categories' },
  quoteCart: { method: 'POST', path: '/quotes' },
  createOrder: { method: 'POST', path: '/orders' },
  getOrder: { method: 'GET', path: '/orders/{orderId}' },
  getHealth: { method: 'GET', path: '/health' },
} as const
