"""Generated from contract/openapi.yaml by `make generate`; do not edit."""

from typing import NamedTuple


class Operation(NamedTuple):
    id: str
    method: str
    path: str
    access: str
    max_body_bytes: int


OPERATIONS = {
    "listProducts": Operation("listProducts", "GET", "/products", "public", 65536),
    "createProduct": Operation("createProduct", "POST", "/products", "staff", 262144),
    "getProduct": Operation("getProduct", "GET", "/products/{product}", "identified", 65536),
    "updateProduct": Operation("updateProduct", "PUT", "/products/{product}", "staff", 262144),
    "deleteProduct": Operation("deleteProduct", "DELETE", "/products/{product}", "staff", 65536),
    "listAllProducts": Operation("listAllProducts", "GET", "/admin/products", "staff", 65536),
    "createImageUpload": Operation("createImageUpload", "POST", "/image-uploads", "staff", 4096),
    "getImageUpload": Operation("getImageUpload", "GET", "/image-uploads/{uploadId}", "staff", 65536),
    "importProducts": Operation("importProducts", "POST", "/admin/imports/products", "staff", 524288),
    "importStock": Operation("importStock", "POST", "/admin/imports/stock", "staff", 65536),
    "exportProducts": Operation("exportProducts", "GET", "/admin/exports/products", "staff", 65536),
    "listStock": Operation("listStock", "GET", "/stock", "staff", 65536),
    "countStock": Operation("countStock", "POST", "/stock/{sku}/counts", "staff", 4096),
    "setStockThreshold": Operation("setStockThreshold", "PUT", "/stock/{sku}/threshold", "staff", 4096),
    "listStockMovements": Operation("listStockMovements", "GET", "/stock/{sku}/movements", "staff", 65536),
    "adjustStock": Operation("adjustStock", "POST", "/stock/{sku}/adjustments", "staff", 4096),
    "listCategories": Operation("listCategories", "GET", "/categories", "public", 65536),
    "arrangeCategories": Operation("arrangeCategories", "PUT", "/categories", "staff", 16384),
    "createCategory": Operation("createCategory", "POST", "/categories", "staff", 16384),
    "updateCategory": Operation("updateCategory", "PUT", "/categories/{category}", "staff", 16384),
    "deleteCategory": Operation("deleteCategory", "DELETE", "/categories/{category}", "staff", 65536),
    "quoteCart": Operation("quoteCart", "POST", "/quotes", "public", 65536),
    "listOrders": Operation("listOrders", "GET", "/orders", "staff", 65536),
    "createOrder": Operation("createOrder", "POST", "/orders", "identified", 65536),
    "requestOrderLink": Operation("requestOrderLink", "POST", "/orders/links", "public", 4096),
    "getOrder": Operation("getOrder", "GET", "/orders/{orderId}", "identified", 65536),
    "completePayment": Operation("completePayment", "POST", "/orders/{orderId}/payment", "identified", 4096),
    "fulfilOrder": Operation("fulfilOrder", "POST", "/orders/{orderId}/fulfilments", "staff", 16384),
    "deliverOrder": Operation("deliverOrder", "POST", "/orders/{orderId}/delivery", "staff", 65536),
    "cancelOrder": Operation("cancelOrder", "POST", "/orders/{orderId}/cancellation", "staff", 4096),
    "refundOrder": Operation("refundOrder", "POST", "/orders/{orderId}/refunds", "staff", 16384),
    "listOrderNotes": Operation("listOrderNotes", "GET", "/orders/{orderId}/notes", "staff", 65536),
    "addOrderNote": Operation("addOrderNote", "POST", "/orders/{orderId}/notes", "staff", 4096),
    "resendOrderMail": Operation("resendOrderMail", "POST", "/orders/{orderId}/mails", "staff", 4096),
    "getProfile": Operation("getProfile", "GET", "/me", "customer", 65536),
    "updateProfile": Operation("updateProfile", "PUT", "/me", "customer", 4096),
    "deleteMyAccount": Operation("deleteMyAccount", "DELETE", "/me", "customer", 65536),
    "exportMyData": Operation("exportMyData", "GET", "/me/data", "customer", 65536),
    "listAddresses": Operation("listAddresses", "GET", "/me/addresses", "customer", 65536),
    "createAddress": Operation("createAddress", "POST", "/me/addresses", "customer", 4096),
    "updateAddress": Operation("updateAddress", "PUT", "/me/addresses/{addressId}", "customer", 4096),
    "deleteAddress": Operation("deleteAddress", "DELETE", "/me/addresses/{addressId}", "customer", 65536),
    "getWishlist": Operation("getWishlist", "GET", "/me/wishlist", "customer", 65536),
    "addToWishlist": Operation("addToWishlist", "PUT", "/me/wishlist/{sku}", "customer", 65536),
    "removeFromWishlist": Operation("removeFromWishlist", "DELETE", "/me/wishlist/{sku}", "customer", 65536),
    "getCart": Operation("getCart", "GET", "/me/cart", "customer", 65536),
    "replaceCart": Operation("replaceCart", "PUT", "/me/cart", "customer", 16384),
    "mergeCart": Operation("mergeCart", "POST", "/me/cart/merge", "customer", 16384),
    "listMyOrders": Operation("listMyOrders", "GET", "/me/orders", "customer", 65536),
    "adoptOrders": Operation("adoptOrders", "POST", "/me/orders/adoption", "customer", 65536),
    "cancelMyOrder": Operation("cancelMyOrder", "POST", "/me/orders/{orderId}/cancellation", "identified", 65536),
    "receivePaymentWebhook": Operation("receivePaymentWebhook", "POST", "/payments/webhook", "public", 65536),
    "listSales": Operation("listSales", "GET", "/sales", "staff", 65536),
    "listAudit": Operation("listAudit", "GET", "/audit", "admin", 65536),
    "listWebhooks": Operation("listWebhooks", "GET", "/webhooks", "staff", 65536),
    "createWebhook": Operation("createWebhook", "POST", "/webhooks", "staff", 8192),
    "deleteWebhook": Operation("deleteWebhook", "DELETE", "/webhooks/{webhookId}", "staff", 65536),
    "listWebhookDeliveries": Operation("listWebhookDeliveries", "GET", "/webhooks/{webhookId}/deliveries", "staff", 65536),
    "replayWebhookDelivery": Operation("replayWebhookDelivery", "POST", "/webhooks/{webhookId}/deliveries/{deliveryId}/replay", "staff", 65536),
    "listDeadLetters": Operation("listDeadLetters", "GET", "/dead-letters", "staff", 65536),
    "replayDeadLetter": Operation("replayDeadLetter", "POST", "/dead-letters/{letterId}/replay", "staff", 65536),
    "getHealth": Operation("getHealth", "GET", "/health", "public", 65536),
}
