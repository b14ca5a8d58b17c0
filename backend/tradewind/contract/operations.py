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
    "adjustStock": Operation("adjustStock", "POST", "/stock/{sku}/adjustments", "staff", 4096),
    "listCategories": Operation("listCategories", "GET", "/categories", "public", 65536),
    "quoteCart": Operation("quoteCart", "POST", "/quotes", "public", 65536),
    "createOrder": Operation("createOrder", "POST", "/orders", "identified", 65536),
    "getOrder": Operation("getOrder", "GET", "/orders/{orderId}", "identified", 65536),
    "getHealth": Operation("getHealth", "GET", "/health", "public", 65536),
}
