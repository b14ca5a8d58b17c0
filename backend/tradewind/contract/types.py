"""Generated from contract/openapi.yaml by `make generate`; do not edit."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType, field


class FieldError(Struct, frozen=True, kw_only=True):
    pointer: str
    detail: str
    code: str | UnsetType = UNSET


Currency: TypeAlias = Annotated[str, Meta(pattern='^[A-Z]{3}\\Z')]


class UnitPrice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    amount: Annotated[int, Meta(ge=0, le=99999999)]
    currency: Currency


Slug: TypeAlias = Annotated[
    str, Meta(max_length=80, min_length=1, pattern='^[a-z0-9]+(-[a-z0-9]+)*\\Z')
]


Sku: TypeAlias = Annotated[
    str, Meta(max_length=40, min_length=1, pattern='^[A-Z0-9]+(-[A-Z0-9]+)*\\Z')
]


OrderId: TypeAlias = Annotated[
    str, Meta(max_length=40, min_length=1, pattern='^[a-z0-9_]+\\Z')
]


Quantity: TypeAlias = Annotated[int, Meta(ge=1, le=99)]


Country: TypeAlias = Annotated[str, Meta(pattern='^[A-Z]{2}\\Z')]


ShippingMethodId: TypeAlias = Annotated[
    str, Meta(max_length=40, min_length=1, pattern='^[a-z0-9-]+\\Z')
]


PromotionCode: TypeAlias = Annotated[
    str, Meta(max_length=40, min_length=1, pattern='^[A-Z0-9-]+\\Z')
]


ProductSort: TypeAlias = Literal['newest', 'price-asc', 'price-desc', 'name']


ProductStatus: TypeAlias = Literal['draft', 'active', 'archived']


class Image(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    url: Annotated[
        str, Meta(max_length=500, min_length=1, pattern='^(/|https://)[!-~]+\\Z')
    ]
    alt: Annotated[str, Meta(max_length=200, pattern='^[^\\u0000-\\u001f\\u007f]*\\Z')]
    width: Annotated[int, Meta(ge=1, le=10000)]
    height: Annotated[int, Meta(ge=1, le=10000)]


ImageType: TypeAlias = Literal['image/jpeg', 'image/png', 'image/webp', 'image/avif']


class ImageUploadInput(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Annotated[
        str,
        Meta(max_length=200, min_length=1, pattern='^[^\\u0000-\\u001f\\u007f]+\\Z'),
    ]
    content_type: ImageType = field(name='contentType')
    size: Annotated[int, Meta(ge=1, le=20000000)]


class ImageProblem(Struct, frozen=True, kw_only=True):
    code: Literal['not-a-picture', 'other-type', 'too-large', 'too-many-pixels', 'too-narrow', 'damaged']
    detail: str


class UploadForm(Struct, frozen=True, kw_only=True):
    url: str
    fields: dict[str, str]


OptionValue: TypeAlias = Annotated[
    str, Meta(max_length=40, min_length=1, pattern='^[^\\u0000-\\u001f\\u007f]+\\Z')
]


Options: TypeAlias = Annotated[dict[str, OptionValue], Meta(max_length=3)]


class Category(Struct, frozen=True, kw_only=True):
    slug: Slug
    name: str
    description: str
    image: Image | UnsetType = UNSET
    parent: Slug | UnsetType = UNSET


class CategoryPage(Struct, frozen=True, kw_only=True):
    items: list[Category]
    version: int
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


CategoryName: TypeAlias = Annotated[
    str, Meta(max_length=60, min_length=1, pattern='^[^\\u0000-\\u001f\\u007f]+\\Z')
]


CategoryDescription: TypeAlias = Annotated[
    str, Meta(max_length=500, pattern='^[^\\u0000-\\u001f\\u007f]*\\Z')
]


class CategoryInput(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    slug: Slug
    name: CategoryName
    description: CategoryDescription
    image: Image | UnsetType = UNSET
    parent: Slug | UnsetType = UNSET


class CategoryText(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: CategoryName
    description: CategoryDescription
    image: Image | UnsetType = UNSET


class CategoryPlace(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    slug: Slug
    parent: Slug | UnsetType = UNSET


class CategoryArrangement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    items: Annotated[list[CategoryPlace], Meta(max_length=60, min_length=1)]


class ProductCard(Struct, frozen=True, kw_only=True):
    id: str
    slug: Slug
    name: str
    category: Slug
    price_from: UnitPrice = field(name='priceFrom')
    price_to: UnitPrice = field(name='priceTo')
    in_stock: bool = field(name='inStock')
    created_at: str = field(name='createdAt')
    image: Image | UnsetType = UNSET


class ProductPage(Struct, frozen=True, kw_only=True):
    items: list[ProductCard]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


class Seo(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: (
        Annotated[str, Meta(max_length=70, pattern='^[^\\u0000-\\u001f\\u007f]*\\Z')]
        | UnsetType
    ) = UNSET
    description: (
        Annotated[str, Meta(max_length=200, pattern='^[^\\u0000-\\u001f\\u007f]*\\Z')]
        | UnsetType
    ) = UNSET


class ProductOverview(Struct, frozen=True, kw_only=True):
    id: str
    slug: Slug
    name: str
    category: Slug
    status: ProductStatus
    price_from: UnitPrice = field(name='priceFrom')
    price_to: UnitPrice = field(name='priceTo')
    skus: list[Sku]
    on_hand: int = field(name='onHand')
    reserved: int
    available: int
    version: int
    created_at: str = field(name='createdAt')
    updated_at: str = field(name='updatedAt')
    image: Image | UnsetType = UNSET


class ProductOverviewPage(Struct, frozen=True, kw_only=True):
    items: list[ProductOverview]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


class Variant(Struct, frozen=True, kw_only=True):
    sku: Sku
    options: Options
    price: UnitPrice
    available: int


class Product(Struct, frozen=True, kw_only=True):
    id: str
    slug: Slug
    name: str
    description: str
    category: Slug
    status: ProductStatus
    images: list[Image]
    variants: Annotated[list[Variant], Meta(min_length=1)]
    version: int
    created_at: str = field(name='createdAt')
    updated_at: str = field(name='updatedAt')
    seo: Seo | UnsetType = UNSET


class VariantInput(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sku: Sku
    price: UnitPrice
    options: Options | UnsetType = UNSET
    stock: Annotated[int, Meta(ge=0, le=1000000)] = 0


class ProductInput(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    slug: Slug
    name: Annotated[
        str,
        Meta(max_length=120, min_length=1, pattern='^[^\\u0000-\\u001f\\u007f]+\\Z'),
    ]
    category: Slug
    variants: Annotated[list[VariantInput], Meta(max_length=40, min_length=1)]
    description: Annotated[
        str,
        Meta(max_length=5000, pattern='^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f]*\\Z'),
    ] = ''
    status: ProductStatus | UnsetType = UNSET
    images: Annotated[list[Image], Meta(max_length=12)] | UnsetType = UNSET
    seo: Seo | UnsetType = UNSET


class ProductDocumentPage(Struct, frozen=True, kw_only=True):
    items: list[Product]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


class ProductImportRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    items: Annotated[list[dict[str, Any]], Meta(max_length=50, min_length=1)]
    dry_run: bool = field(name='dryRun', default=False)


class VariantImport(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sku: Sku
    options: Options | UnsetType = UNSET
    price: UnitPrice | UnsetType = UNSET
    stock: Annotated[int, Meta(ge=0, le=1000000)] | UnsetType = UNSET


class StockImportRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    file: Annotated[str, Meta(pattern='^[0-9a-f]{64}\\Z')]
    items: Annotated[list[dict[str, Any]], Meta(max_length=50, min_length=1)]
    dry_run: bool = field(name='dryRun', default=False)


class StockImport(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sku: Sku
    on_hand: Annotated[int, Meta(ge=0, le=1000000)] | UnsetType = field(
        name='onHand', default=UNSET
    )
    threshold: Annotated[int, Meta(ge=0, le=1000000)] | UnsetType = UNSET


ImportOutcome: TypeAlias = Literal['created', 'changed', 'unchanged', 'repeated', 'refused']


class ImportedItem(Struct, frozen=True, kw_only=True):
    outcome: ImportOutcome
    changes: list[str]
    id: str | UnsetType = UNSET
    was: int | UnsetType = UNSET
    detail: str | UnsetType = UNSET
    errors: list[FieldError] | UnsetType = UNSET


StockReason: TypeAlias = Literal['received', 'returned', 'counted', 'damaged', 'lost', 'correction']


class StockCount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    counted: Annotated[int, Meta(ge=0, le=1000000)]
    note: (
        Annotated[str, Meta(max_length=200, pattern='^[^\\u0000-\\u001f\\u007f]*\\Z')]
        | UnsetType
    ) = UNSET


class StockThreshold(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    threshold: Annotated[int, Meta(ge=0, le=1000000)]


class StockItem(Struct, frozen=True, kw_only=True):
    sku: Sku
    product_id: str = field(name='productId')
    slug: Slug
    name: str
    status: ProductStatus
    options: Options
    on_hand: int = field(name='onHand')
    reserved: int
    available: int
    threshold: int
    image: Image | UnsetType = UNSET


class StockPage(Struct, frozen=True, kw_only=True):
    items: list[StockItem]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


class StockMovement(Struct, frozen=True, kw_only=True):
    at: str
    quantity: int
    reason: StockReason
    note: str
    by: str


class StockMovementPage(Struct, frozen=True, kw_only=True):
    items: list[StockMovement]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


class Stock(Struct, frozen=True, kw_only=True):
    sku: Sku
    on_hand: int = field(name='onHand')
    reserved: int
    available: int


class CartLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sku: Sku
    quantity: Quantity


class QuoteLineRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sku: Sku
    quantity: Quantity
    seen_price: UnitPrice | UnsetType = field(name='seenPrice', default=UNSET)


class QuoteRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    lines: Annotated[list[QuoteLineRequest], Meta(max_length=40, min_length=1)]
    country: Country | UnsetType = UNSET
    shipping_method: ShippingMethodId | UnsetType = field(
        name='shippingMethod', default=UNSET
    )
    promotion_code: PromotionCode | UnsetType = field(
        name='promotionCode', default=UNSET
    )


LineProblem: TypeAlias = Literal['unknown-sku', 'out-of-stock', 'not-enough-stock', 'price-changed']


PromotionProblem: TypeAlias = Literal['unknown-code', 'not-active', 'used-up', 'below-minimum']


class AppliedPromotion(Struct, frozen=True, kw_only=True):
    code: PromotionCode
    description: str
    problem: PromotionProblem | UnsetType = UNSET


class Address(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Annotated[
        str,
        Meta(
            max_length=100,
            min_length=1,
            pattern='^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*\\Z',
        ),
    ]
    line1: Annotated[
        str,
        Meta(
            max_length=100,
            min_length=1,
            pattern='^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*\\Z',
        ),
    ]
    city: Annotated[
        str,
        Meta(
            max_length=100,
            min_length=1,
            pattern='^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*\\Z',
        ),
    ]
    postal_code: Annotated[str, Meta(max_length=12, min_length=2, pattern='^[A-Za-z0-9][A-Za-z0-9 -]*\\Z')] = field(
        name='postalCode'
    )
    country: Country
    line2: (
        Annotated[str, Meta(max_length=100, pattern='^[^\\u0000-\\u001f\\u007f]*\\Z')]
        | UnsetType
    ) = UNSET
    region: (
        Annotated[str, Meta(max_length=100, pattern='^[^\\u0000-\\u001f\\u007f]*\\Z')]
        | UnsetType
    ) = UNSET
    phone: (
        Annotated[str, Meta(max_length=30, pattern='^[0-9+() ./-]*\\Z')] | UnsetType
    ) = UNSET


Email: TypeAlias = Annotated[
    str,
    Meta(
        max_length=254,
        min_length=3,
        pattern='^[^@\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]+@[^@.\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]+(\\.[^@.\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]+)+\\Z',
    ),
]


OrderState: TypeAlias = Literal['placed', 'paid', 'payment-failed', 'expired', 'partly-fulfilled', 'fulfilled', 'delivered', 'cancelled']


RefundState: TypeAlias = Literal['none', 'partly-refunded', 'refunded']


OrderEventType: TypeAlias = Literal['OrderPlaced', 'OrderPaid', 'PaymentFailed', 'OrderExpired', 'OrderFulfilled', 'OrderDelivered', 'OrderCancelled', 'RefundRequested', 'RefundIssued', 'RefundFailed', 'PaymentReturned']


Actor: TypeAlias = Literal['customer', 'staff', 'payment-provider', 'shop']


class TimelineEntry(Struct, frozen=True, kw_only=True):
    at: str
    event: OrderEventType
    by: Actor
    actor: str | UnsetType = UNSET
    subject: str | UnsetType = UNSET
    note: str | UnsetType = UNSET


class OrderLineQuantity(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    line: Annotated[int, Meta(ge=0, le=39)]
    quantity: Quantity


class Fulfilment(Struct, frozen=True, kw_only=True):
    id: str
    at: str
    lines: list[OrderLineQuantity]
    carrier: str
    tracking_number: str | UnsetType = field(name='trackingNumber', default=UNSET)
    tracking_url: str | UnsetType = field(name='trackingUrl', default=UNSET)


class FulfilmentInput(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    carrier: Annotated[
        str,
        Meta(
            max_length=60,
            min_length=1,
            pattern='^[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u001f\\u007f]*\\Z',
        ),
    ]
    lines: (
        Annotated[list[OrderLineQuantity], Meta(max_length=40, min_length=1)]
        | UnsetType
    ) = UNSET
    tracking_number: (
        Annotated[
            str, Meta(max_length=60, min_length=1, pattern='^[0-9A-Za-z ._-]+\\Z')
        ]
        | UnsetType
    ) = field(name='trackingNumber', default=UNSET)
    tracking_url: (
        Annotated[
            str,
            Meta(
                max_length=500,
                pattern='^https://[^\\u0000-\\u0020\\u007f"<>\\\\^`{|}]+\\Z',
            ),
        ]
        | UnsetType
    ) = field(name='trackingUrl', default=UNSET)


RefundReason: TypeAlias = Literal['cancelled', 'returned', 'damaged', 'goodwill', 'payment-too-late', 'found-at-provider']


class OrderNoteInput(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text: Annotated[
        str,
        Meta(
            max_length=500,
            min_length=1,
            pattern='^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f][^\\u0000-\\u0009\\u000b-\\u001f\\u007f]*\\Z',
        ),
    ]


class OrderNote(Struct, frozen=True, kw_only=True):
    id: str
    at: str
    actor: str
    text: str


class OrderNotePage(Struct, frozen=True, kw_only=True):
    items: list[OrderNote]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


class OrderMailInput(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    entry: Annotated[int, Meta(ge=0, le=9999)]


class OrderMail(Struct, frozen=True, kw_only=True):
    event: OrderEventType
    recipient: Email


Note: TypeAlias = Annotated[
    str, Meta(max_length=500, pattern='^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f]*\\Z')
]


Day: TypeAlias = Annotated[
    str, Meta(pattern='^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\\Z')
]


class PaymentCompletion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    challenge_token: (
        Annotated[str, Meta(max_length=200, min_length=8, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = field(name='challengeToken', default=UNSET)


class PaymentNoticeReceipt(Struct, frozen=True, kw_only=True):
    received: bool


class PaymentAction(Struct, frozen=True, kw_only=True):
    url: str
    client_secret: str | UnsetType = field(name='clientSecret', default=UNSET)


PersonName: TypeAlias = Annotated[
    str, Meta(max_length=100, pattern='^[^\\u0000-\\u001f\\u007f]*\\Z')
]


Phone: TypeAlias = Annotated[str, Meta(max_length=30, pattern='^[0-9+() ./-]*\\Z')]


class Profile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: PersonName
    phone: Phone


AddressId: TypeAlias = Annotated[
    str, Meta(max_length=40, min_length=1, pattern='^[a-z0-9_]+\\Z')
]


class AddressInput(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    address: Address
    is_default: bool = field(name='isDefault', default=False)


class SavedAddress(Struct, frozen=True, kw_only=True):
    id: AddressId
    is_default: bool = field(name='isDefault')
    address: Address


class AddressPage(Struct, frozen=True, kw_only=True):
    items: list[SavedAddress]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


class Wish(Struct, frozen=True, kw_only=True):
    sku: Sku
    added_at: str = field(name='addedAt')


class WishlistItem(Struct, frozen=True, kw_only=True):
    sku: Sku
    added_at: str = field(name='addedAt')
    available: int
    slug: Slug | UnsetType = UNSET
    name: str | UnsetType = UNSET
    options: Options | UnsetType = UNSET
    image: Image | UnsetType = UNSET
    price: UnitPrice | UnsetType = UNSET


class WishlistPage(Struct, frozen=True, kw_only=True):
    items: list[WishlistItem]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


class SavedCartLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sku: Sku
    quantity: Quantity
    seen_price: UnitPrice = field(name='seenPrice')


class SavedCart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    lines: Annotated[list[SavedCartLine], Meta(max_length=40)]


class OrderLinkRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    number: Annotated[
        str, Meta(max_length=20, pattern='^ *[0-9A-Za-z]{5}[ -]?[0-9A-Za-z]{5} *\\Z')
    ]
    email: Email


class OrderLinkReceipt(Struct, frozen=True, kw_only=True):
    email: Email


class OrderAdoption(Struct, frozen=True, kw_only=True):
    adopted: Annotated[int, Meta(ge=0)]
    done: bool


class AccountDeletion(Struct, frozen=True, kw_only=True):
    done: bool


class AuditEntry(Struct, frozen=True, kw_only=True):
    id: str
    at: str
    action: str
    by: str
    subject: str
    before: str
    after: str


class AuditPage(Struct, frozen=True, kw_only=True):
    items: list[AuditEntry]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


PersonRole: TypeAlias = Literal['staff', 'admin']


class Person(Struct, frozen=True, kw_only=True):
    id: str
    email: str
    role: PersonRole
    state: Literal['invited', 'active', 'suspended']
    second_factor: bool = field(name='secondFactor')
    since: str


class PersonPage(Struct, frozen=True, kw_only=True):
    items: list[Person]
    version: int
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


class Invitation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    email: Email
    role: PersonRole


class RoleChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    role: PersonRole


WebhookUrl: TypeAlias = Annotated[
    str,
    Meta(max_length=500, pattern='^https?://[^\\u0000-\\u0020\\u007f"<>\\\\^`{|}]+\\Z'),
]


class WebhookInput(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    url: WebhookUrl
    events: Annotated[list[OrderEventType], Meta(max_length=20, min_length=1)]


class Webhook(Struct, frozen=True, kw_only=True):
    id: str
    url: WebhookUrl
    events: list[OrderEventType]
    created_at: str = field(name='createdAt')


class CreatedWebhook(Struct, frozen=True, kw_only=True):
    webhook: Webhook
    secret: str


class WebhookPage(Struct, frozen=True, kw_only=True):
    items: list[Webhook]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


class WebhookAttempt(Struct, frozen=True, kw_only=True):
    at: str
    ok: bool
    status: int | UnsetType = UNSET
    answer: str | UnsetType = UNSET
    failure: str | UnsetType = UNSET
    milliseconds: int | UnsetType = UNSET


class WebhookDelivery(Struct, frozen=True, kw_only=True):
    id: str
    event_id: str = field(name='eventId')
    event_type: OrderEventType = field(name='eventType')
    state: Literal['pending', 'delivered', 'failed']
    created_at: str = field(name='createdAt')
    attempts: list[WebhookAttempt]
    payload: str


class WebhookDeliveryPage(Struct, frozen=True, kw_only=True):
    items: list[WebhookDelivery]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


class DeadLetter(Struct, frozen=True, kw_only=True):
    id: str
    function: str
    reason: str
    attempts: int
    at: str | UnsetType = UNSET
    failure: str | UnsetType = UNSET
    places: str | UnsetType = UNSET
    event_type: OrderEventType | UnsetType = field(name='eventType', default=UNSET)
    event_id: str | UnsetType = field(name='eventId', default=UNSET)
    order_id: str | UnsetType = field(name='orderId', default=UNSET)
    order_number: str | UnsetType = field(name='orderNumber', default=UNSET)
    payload: str | UnsetType = UNSET


class DeadLetterList(Struct, frozen=True, kw_only=True):
    items: list[DeadLetter]
    waiting: int


class Health(Struct, frozen=True, kw_only=True):
    status: Literal['ok', 'failing']
    tables: dict[str, Literal['ok', 'failing']]


class ListProductsQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    category: Slug | UnsetType = UNSET
    min_price: Annotated[int, Meta(ge=0, le=99999999)] | UnsetType = field(
        name='minPrice', default=UNSET
    )
    max_price: Annotated[int, Meta(ge=0, le=99999999)] | UnsetType = field(
        name='maxPrice', default=UNSET
    )
    sort: Literal['newest', 'price-asc', 'price-desc', 'name'] = 'newest'
    limit: Annotated[int, Meta(ge=1, le=100)] = 24
    cursor: (
        Annotated[str, Meta(max_length=512, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = UNSET


class ListProductsHeader(Struct, frozen=True, kw_only=True):
    if_none_match: str | UnsetType = field(name='If-None-Match', default=UNSET)


class GetProductPath(Struct, frozen=True, kw_only=True):
    product: Annotated[
        str, Meta(max_length=100, min_length=1, pattern='^[a-z0-9_-]+\\Z')
    ]


class GetProductHeader(Struct, frozen=True, kw_only=True):
    if_none_match: str | UnsetType = field(name='If-None-Match', default=UNSET)


class UpdateProductPath(Struct, frozen=True, kw_only=True):
    product: Annotated[
        str, Meta(max_length=100, min_length=1, pattern='^[a-z0-9_-]+\\Z')
    ]


class UpdateProductHeader(Struct, frozen=True, kw_only=True):
    if_match: str | UnsetType = field(name='If-Match', default=UNSET)


class DeleteProductPath(Struct, frozen=True, kw_only=True):
    product: Annotated[
        str, Meta(max_length=100, min_length=1, pattern='^[a-z0-9_-]+\\Z')
    ]


class DeleteProductHeader(Struct, frozen=True, kw_only=True):
    if_match: str | UnsetType = field(name='If-Match', default=UNSET)


class ListAllProductsQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    q: (
        Annotated[
            str,
            Meta(max_length=60, min_length=1, pattern='^[^\\u0000-\\u001f\\u007f]+\\Z'),
        ]
        | UnsetType
    ) = UNSET
    status: ProductStatus | UnsetType = UNSET
    category: Slug | UnsetType = UNSET
    sort: Literal['newest', 'price-asc', 'price-desc', 'name'] = 'newest'
    limit: Annotated[int, Meta(ge=1, le=100)] = 24
    cursor: (
        Annotated[str, Meta(max_length=512, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = UNSET


class GetImageUploadPath(Struct, frozen=True, kw_only=True):
    upload_id: Annotated[str, Meta(pattern='^upl_[0-9a-z]{23}\\Z')] = field(
        name='uploadId'
    )


class ExportProductsQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    limit: Annotated[int, Meta(ge=1, le=50)] = 50
    cursor: (
        Annotated[str, Meta(max_length=512, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = UNSET


class ListStockQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sku: (
        Annotated[str, Meta(max_length=40, min_length=1, pattern='^[A-Za-z0-9-]+\\Z')]
        | UnsetType
    ) = UNSET
    product: (
        Annotated[str, Meta(max_length=40, min_length=1, pattern='^prd_[a-z0-9]+\\Z')]
        | UnsetType
    ) = UNSET
    low: Literal['true'] | UnsetType = UNSET
    limit: Annotated[int, Meta(ge=1, le=100)] = 24
    cursor: (
        Annotated[str, Meta(max_length=512, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = UNSET


class CountStockPath(Struct, frozen=True, kw_only=True):
    sku: Sku


class CountStockHeader(Struct, frozen=True, kw_only=True):
    idempotency_key: Annotated[str, Meta(max_length=128, min_length=16, pattern='^[A-Za-z0-9_-]+\\Z')] = field(
        name='Idempotency-Key'
    )


class SetStockThresholdPath(Struct, frozen=True, kw_only=True):
    sku: Sku


class ListStockMovementsQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    limit: Annotated[int, Meta(ge=1, le=100)] = 24
    cursor: (
        Annotated[str, Meta(max_length=512, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = UNSET


class ListStockMovementsPath(Struct, frozen=True, kw_only=True):
    sku: Sku


class AdjustStockPath(Struct, frozen=True, kw_only=True):
    sku: Sku


class AdjustStockHeader(Struct, frozen=True, kw_only=True):
    idempotency_key: Annotated[str, Meta(max_length=128, min_length=16, pattern='^[A-Za-z0-9_-]+\\Z')] = field(
        name='Idempotency-Key'
    )


class ListCategoriesHeader(Struct, frozen=True, kw_only=True):
    if_none_match: str | UnsetType = field(name='If-None-Match', default=UNSET)


class ArrangeCategoriesHeader(Struct, frozen=True, kw_only=True):
    if_match: str | UnsetType = field(name='If-Match', default=UNSET)


class CreateCategoryHeader(Struct, frozen=True, kw_only=True):
    if_match: str | UnsetType = field(name='If-Match', default=UNSET)


class UpdateCategoryPath(Struct, frozen=True, kw_only=True):
    category: Slug


class UpdateCategoryHeader(Struct, frozen=True, kw_only=True):
    if_match: str | UnsetType = field(name='If-Match', default=UNSET)


class DeleteCategoryPath(Struct, frozen=True, kw_only=True):
    category: Slug


class DeleteCategoryHeader(Struct, frozen=True, kw_only=True):
    if_match: str | UnsetType = field(name='If-Match', default=UNSET)


class ListOrdersQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    state: OrderState | UnsetType = UNSET
    email: Email | UnsetType = UNSET
    from_: Day | UnsetType = field(name='from', default=UNSET)
    to: Day | UnsetType = UNSET
    limit: Annotated[int, Meta(ge=1, le=100)] = 24
    cursor: (
        Annotated[str, Meta(max_length=512, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = UNSET


class CreateOrderHeader(Struct, frozen=True, kw_only=True):
    idempotency_key: Annotated[str, Meta(max_length=128, min_length=16, pattern='^[A-Za-z0-9_-]+\\Z')] = field(
        name='Idempotency-Key'
    )


class GetOrderPath(Struct, frozen=True, kw_only=True):
    order_id: OrderId = field(name='orderId')


class GetOrderHeader(Struct, frozen=True, kw_only=True):
    order_token: (
        Annotated[str, Meta(max_length=128, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = field(name='Order-Token', default=UNSET)


class CompletePaymentPath(Struct, frozen=True, kw_only=True):
    order_id: OrderId = field(name='orderId')


class CompletePaymentHeader(Struct, frozen=True, kw_only=True):
    order_token: (
        Annotated[str, Meta(max_length=128, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = field(name='Order-Token', default=UNSET)


class FulfilOrderPath(Struct, frozen=True, kw_only=True):
    order_id: OrderId = field(name='orderId')


class FulfilOrderHeader(Struct, frozen=True, kw_only=True):
    idempotency_key: Annotated[str, Meta(max_length=128, min_length=16, pattern='^[A-Za-z0-9_-]+\\Z')] = field(
        name='Idempotency-Key'
    )


class DeliverOrderPath(Struct, frozen=True, kw_only=True):
    order_id: OrderId = field(name='orderId')


class CancelOrderPath(Struct, frozen=True, kw_only=True):
    order_id: OrderId = field(name='orderId')


class RefundOrderPath(Struct, frozen=True, kw_only=True):
    order_id: OrderId = field(name='orderId')


class RefundOrderHeader(Struct, frozen=True, kw_only=True):
    idempotency_key: Annotated[str, Meta(max_length=128, min_length=16, pattern='^[A-Za-z0-9_-]+\\Z')] = field(
        name='Idempotency-Key'
    )


class ListOrderNotesPath(Struct, frozen=True, kw_only=True):
    order_id: OrderId = field(name='orderId')


class AddOrderNotePath(Struct, frozen=True, kw_only=True):
    order_id: OrderId = field(name='orderId')


class AddOrderNoteHeader(Struct, frozen=True, kw_only=True):
    idempotency_key: Annotated[str, Meta(max_length=128, min_length=16, pattern='^[A-Za-z0-9_-]+\\Z')] = field(
        name='Idempotency-Key'
    )


class ResendOrderMailPath(Struct, frozen=True, kw_only=True):
    order_id: OrderId = field(name='orderId')


class ResendOrderMailHeader(Struct, frozen=True, kw_only=True):
    idempotency_key: Annotated[str, Meta(max_length=128, min_length=16, pattern='^[A-Za-z0-9_-]+\\Z')] = field(
        name='Idempotency-Key'
    )


class ExportMyDataQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    cursor: (
        Annotated[str, Meta(max_length=512, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = UNSET


class UpdateAddressPath(Struct, frozen=True, kw_only=True):
    address_id: AddressId = field(name='addressId')


class DeleteAddressPath(Struct, frozen=True, kw_only=True):
    address_id: AddressId = field(name='addressId')


class AddToWishlistPath(Struct, frozen=True, kw_only=True):
    sku: Sku


class RemoveFromWishlistPath(Struct, frozen=True, kw_only=True):
    sku: Sku


class ListMyOrdersQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    limit: Annotated[int, Meta(ge=1, le=100)] = 24
    cursor: (
        Annotated[str, Meta(max_length=512, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = UNSET


class CancelMyOrderPath(Struct, frozen=True, kw_only=True):
    order_id: OrderId = field(name='orderId')


class CancelMyOrderHeader(Struct, frozen=True, kw_only=True):
    order_token: (
        Annotated[str, Meta(max_length=128, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = field(name='Order-Token', default=UNSET)


class ReceivePaymentWebhookHeader(Struct, frozen=True, kw_only=True):
    payment_signature: Annotated[str, Meta(max_length=512)] | UnsetType = field(
        name='Payment-Signature', default=UNSET
    )
    stripe_signature: Annotated[str, Meta(max_length=1024)] | UnsetType = field(
        name='Stripe-Signature', default=UNSET
    )


class ListSalesQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    from_: Day = field(name='from')
    to: Day


class ListAuditQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    day: Day
    limit: Annotated[int, Meta(ge=1, le=100)] = 24
    cursor: (
        Annotated[str, Meta(max_length=512, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = UNSET


class ChangePersonRolePath(Struct, frozen=True, kw_only=True):
    person_id: Annotated[str, Meta(pattern='^[0-9A-Za-z-]{1,64}\\Z')] = field(
        name='personId'
    )


class ChangePersonRoleHeader(Struct, frozen=True, kw_only=True):
    if_match: str | UnsetType = field(name='If-Match', default=UNSET)


class RemovePersonPath(Struct, frozen=True, kw_only=True):
    person_id: Annotated[str, Meta(pattern='^[0-9A-Za-z-]{1,64}\\Z')] = field(
        name='personId'
    )


class RemovePersonHeader(Struct, frozen=True, kw_only=True):
    if_match: str | UnsetType = field(name='If-Match', default=UNSET)


class ResendInvitationPath(Struct, frozen=True, kw_only=True):
    person_id: Annotated[str, Meta(pattern='^[0-9A-Za-z-]{1,64}\\Z')] = field(
        name='personId'
    )


class ResetSecondFactorPath(Struct, frozen=True, kw_only=True):
    person_id: Annotated[str, Meta(pattern='^[0-9A-Za-z-]{1,64}\\Z')] = field(
        name='personId'
    )


class DeleteWebhookPath(Struct, frozen=True, kw_only=True):
    webhook_id: Annotated[str, Meta(pattern='^whk_[0-9a-z]{8,40}\\Z')] = field(
        name='webhookId'
    )


class ListWebhookDeliveriesQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    limit: Annotated[int, Meta(ge=1, le=100)] = 24
    cursor: (
        Annotated[str, Meta(max_length=512, min_length=1, pattern='^[A-Za-z0-9_-]+\\Z')]
        | UnsetType
    ) = UNSET


class ListWebhookDeliveriesPath(Struct, frozen=True, kw_only=True):
    webhook_id: Annotated[str, Meta(pattern='^whk_[0-9a-z]{8,40}\\Z')] = field(
        name='webhookId'
    )


class ReplayWebhookDeliveryPath(Struct, frozen=True, kw_only=True):
    webhook_id: Annotated[str, Meta(pattern='^whk_[0-9a-z]{8,40}\\Z')] = field(
        name='webhookId'
    )
    delivery_id: Annotated[str, Meta(pattern='^[0-9a-z_-]{8,80}\\Z')] = field(
        name='deliveryId'
    )


class ReplayDeadLetterPath(Struct, frozen=True, kw_only=True):
    letter_id: Annotated[str, Meta(pattern='^[A-Za-z]{1,60}\\.[0-9A-Za-z-]{1,60}\\Z')] = field(
        name='letterId'
    )


class Problem(Struct, frozen=True, kw_only=True):
    type: str
    title: str
    status: int
    detail: str | UnsetType = UNSET
    request_id: str | UnsetType = field(name='requestId', default=UNSET)
    errors: list[FieldError] | UnsetType = UNSET


class Money(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    amount: Annotated[int, Meta(ge=0, le=999999999999)]
    currency: Currency


class ImageUpload(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    content_type: ImageType = field(name='contentType')
    size: int
    state: Literal['awaited', 'ready', 'refused']
    created_at: str = field(name='createdAt')
    image: Image | UnsetType = UNSET
    problem: ImageProblem | UnsetType = UNSET


class CreatedImageUpload(Struct, frozen=True, kw_only=True):
    upload: ImageUpload
    form: UploadForm


class ProductImport(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    slug: Slug
    name: (
        Annotated[
            str,
            Meta(
                max_length=120, min_length=1, pattern='^[^\\u0000-\\u001f\\u007f]+\\Z'
            ),
        ]
        | UnsetType
    ) = UNSET
    description: (
        Annotated[
            str,
            Meta(
                max_length=5000, pattern='^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f]*\\Z'
            ),
        ]
        | UnsetType
    ) = UNSET
    category: Slug | UnsetType = UNSET
    status: ProductStatus | UnsetType = UNSET
    images: Annotated[list[Image], Meta(max_length=12)] | UnsetType = UNSET
    variants: Annotated[list[VariantImport], Meta(max_length=40)] | UnsetType = UNSET
    seo: Seo | UnsetType = UNSET


class ImportReport(Struct, frozen=True, kw_only=True):
    items: list[ImportedItem]


class StockAdjustment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    quantity: Annotated[int, Meta(ge=-1000000, le=1000000)]
    reason: StockReason
    note: (
        Annotated[str, Meta(max_length=200, pattern='^[^\\u0000-\\u001f\\u007f]*\\Z')]
        | UnsetType
    ) = UNSET


class QuoteLine(Struct, frozen=True, kw_only=True):
    sku: Sku
    quantity: Quantity
    product_id: str | UnsetType = field(name='productId', default=UNSET)
    slug: Slug | UnsetType = UNSET
    name: str | UnsetType = UNSET
    options: Options | UnsetType = UNSET
    image: Image | UnsetType = UNSET
    unit_price: UnitPrice | UnsetType = field(name='unitPrice', default=UNSET)
    subtotal: Money | UnsetType = UNSET
    discount: Money | UnsetType = UNSET
    tax: Money | UnsetType = UNSET
    total: Money | UnsetType = UNSET
    available: int | UnsetType = UNSET
    problem: LineProblem | UnsetType = UNSET


class ShippingOption(Struct, frozen=True, kw_only=True):
    id: ShippingMethodId
    name: str
    description: str
    price: Money
    free_from: Money | UnsetType = field(name='freeFrom', default=UNSET)


class Totals(Struct, frozen=True, kw_only=True):
    subtotal: Money
    discount: Money
    shipping: Money
    tax: Money
    tax_included: bool = field(name='taxIncluded')
    total: Money


class Quote(Struct, frozen=True, kw_only=True):
    lines: list[QuoteLine]
    country: Country
    countries: list[Country]
    shipping_method: ShippingMethodId = field(name='shippingMethod')
    shipping_options: list[ShippingOption] = field(name='shippingOptions')
    totals: Totals
    orderable: bool
    promotion: AppliedPromotion | UnsetType = UNSET


class OrderRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    lines: Annotated[list[CartLine], Meta(max_length=40, min_length=1)]
    email: Email
    shipping_address: Address = field(name='shippingAddress')
    shipping_method: ShippingMethodId = field(name='shippingMethod')
    payment_token: Annotated[str, Meta(max_length=200, min_length=8, pattern='^[A-Za-z0-9_-]+\\Z')] = field(
        name='paymentToken'
    )
    expected_total: Money = field(name='expectedTotal')
    promotion_code: PromotionCode | UnsetType = field(
        name='promotionCode', default=UNSET
    )


class Refund(Struct, frozen=True, kw_only=True):
    id: str
    at: str
    amount: Money
    state: Literal['pending', 'issued', 'failed']
    reason: RefundReason
    lines: list[OrderLineQuantity] | UnsetType = UNSET


class RefundInput(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reason: Literal['cancelled', 'returned', 'damaged', 'goodwill']
    lines: (
        Annotated[list[OrderLineQuantity], Meta(max_length=40, min_length=1)]
        | UnsetType
    ) = UNSET
    amount: UnitPrice | UnsetType = UNSET
    note: Note | UnsetType = UNSET


class Cancellation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    note: Note | UnsetType = UNSET


class OrderSummary(Struct, frozen=True, kw_only=True):
    id: OrderId
    number: str
    state: OrderState
    refund_state: RefundState = field(name='refundState')
    placed_at: str = field(name='placedAt')
    email: Email
    name: str
    pieces: int
    total: Money
    image: Image | UnsetType = UNSET


class OrderPage(Struct, frozen=True, kw_only=True):
    items: list[OrderSummary]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)


class ProductSales(Struct, frozen=True, kw_only=True):
    product_id: str = field(name='productId')
    name: str
    pieces: int
    revenue: Money


class DailySales(Struct, frozen=True, kw_only=True):
    day: Day
    orders: int
    revenue: Money
    refunded: Money
    average_order: Money = field(name='averageOrder')
    products: list[ProductSales]


class SalesPage(Struct, frozen=True, kw_only=True):
    today: Day
    items: list[DailySales]


class OrderLine(Struct, frozen=True, kw_only=True):
    sku: Sku
    quantity: int
    fulfilled: int
    withdrawn: int
    product_id: str = field(name='productId')
    slug: Slug
    name: str
    options: Options
    unit_price: UnitPrice = field(name='unitPrice')
    subtotal: Money
    discount: Money
    tax: Money
    total: Money
    image: Image | UnsetType = UNSET


class OrderShipping(Struct, frozen=True, kw_only=True):
    id: ShippingMethodId
    name: str
    price: Money


class Order(Struct, frozen=True, kw_only=True):
    id: OrderId
    number: str
    state: OrderState
    refund_state: RefundState = field(name='refundState')
    placed_at: str = field(name='placedAt')
    email: Email
    shipping_address: Address = field(name='shippingAddress')
    lines: list[OrderLine]
    shipping_method: OrderShipping = field(name='shippingMethod')
    totals: Totals
    refunded: Money
    fulfilments: list[Fulfilment]
    refunds: list[Refund]
    timeline: list[TimelineEntry]
    promotion: AppliedPromotion | UnsetType = UNSET


class PlacedOrder(Struct, frozen=True, kw_only=True):
    order: Order
    order_token: str = field(name='orderToken')
    payment_action: PaymentAction | UnsetType = field(
        name='paymentAction', default=UNSET
    )


class OrderEvent(Struct, frozen=True, kw_only=True):
    id: str
    type: OrderEventType
    at: str
    by: Actor
    order: Order
    subject: str | UnsetType = UNSET


class DataExport(Struct, frozen=True, kw_only=True):
    profile: Profile
    addresses: list[SavedAddress]
    wishlist: list[Wish]
    cart: SavedCart
    orders: list[Order]
    next_cursor: str | UnsetType = field(name='nextCursor', default=UNSET)
