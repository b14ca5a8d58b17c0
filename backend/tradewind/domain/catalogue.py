"""A product's rules that its fields' schemas cannot say, and how it appears in lists."""

import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import UNSET

from tradewind.contract.types import Product, ProductCard, ProductInput, ProductOverview, UnitPrice, Variant
from tradewind.domain.refusal import Field, Refusal

ALL = "all"
SEARCHED_WORDS = 8
SEARCHED_LETTERS = 60


def check_product(product: ProductInput, currency: str) -> None:
    """Refuse what does not go together: SKUs twice, variants that cannot be told apart, a foreign currency."""
    fields = list(_wrong_fields(product, currency))
    if fields:
        raise Refusal("invalid-request", "Some fields do not go together; change those that are named.", *fields)


def _wrong_fields(product: ProductInput, currency: str) -> Iterator[Field]:
    names = set(_options(product, 0))
    skus: set[str] = set()
    combinations: set[frozenset[tuple[str, str]]] = set()
    for i, variant in enumerate(product.variants):
        options = _options(product, i)
        combination = frozenset(options.items())
        if variant.sku in skus:
            yield Field(f"/variants/{i}/sku", "This SKU is there twice.")
        if variant.price.currency != currency:
            yield Field(f"/variants/{i}/price/currency", f"The shop's currency is {currency}.")
        if not all(name.isprintable() and 0 < len(name) <= 40 for name in options):
            yield Field(f"/variants/{i}/options", "An option's name has 1 to 40 printable characters.")
        elif set(options) != names:
            yield Field(f"/variants/{i}/options", "Every variant of a product has the same options.")
        elif combination in combinations:
            yield Field(f"/variants/{i}/options", "Another variant has the same option values.")
        skus.add(variant.sku)
        combinations.add(combination)


def _options(product: ProductInput, index: int) -> dict[str, str]:
    options = product.variants[index].options
    return {} if options is UNSET else options


def card(product: Product) -> ProductCard:
    prices = [variant.price.amount for variant in product.variants]
    currency = product.variants[0].price.currency
    return ProductCard(
        id=product.id,
        slug=product.slug,
        name=product.name,
        category=product.category,
        price_from=UnitPrice(amount=min(prices), currency=currency),
        price_to=UnitPrice(amount=max(prices), currency=currency),
        image=product.images[0] if product.images else UNSET,
        in_stock=any(variant.available > 0 for variant in product.variants),
        created_at=product.created_at,
    )


def shelves(product: Product) -> set[str]:
    """The lists that a product stands in: none unless it is active."""
    return {ALL, product.category} if product.status == "active" else set()


def overview(product: Product) -> ProductOverview:
    """How a product appears in the lists for staff, before its stock is known."""
    shown = card(product)
    return ProductOverview(
        id=product.id,
        slug=product.slug,
        name=product.name,
        category=product.category,
        status=product.status,
        price_from=shown.price_from,
        price_to=shown.price_to,
        image=shown.image,
        skus=[variant.sku for variant in product.variants],
        on_hand=0,
        reserved=0,
        available=0,
        version=product.version,
        created_at=product.created_at,
        updated_at=product.updated_at,
    )


def staff_shelf(status: str = "", category: str = "") -> str:
    """The list for staff of the products of a status, of a category, of both, or of all. No category's slug looks like it."""
    return f"staff:{status}:{category}"


def staff_shelves(product: Product) -> set[str]:
    return {staff_shelf(status, category) for status in ("", product.status) for category in ("", product.category)}


def search_key(text: str) -> str:
    """What is looked for, and what is found by it, in one form."""
    return " ".join(sort_name(text).split())[:SEARCHED_LETTERS]


def search_keys(name: str, skus: Iterable[str]) -> set[str]:
    """All that a product is found by the beginning of: its name from each of its first words on, and its SKUs."""
    words = sort_name(name).split()
    return {search_key(" ".join(words[i:])) for i in range(min(len(words), SEARCHED_WORDS))} | {search_key(sku) for sku in skus}


def sort_name(name: str) -> str:
    """A name as lists sort it: without case and accents."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def build_product(wanted: ProductInput, id: str, version: int, created_at: str, updated_at: str, available: dict[str, int]) -> Product:
    """The product that the input describes. `available` is by SKU, for variants that stay; new ones start with their `stock`."""
    return Product(
        id=id,
        slug=wanted.slug,
        name=wanted.name,
        description=wanted.description,
        category=wanted.category,
        status="draft" if wanted.status is UNSET else wanted.status,
        images=[] if wanted.images is UNSET else wanted.images,
        variants=[
            Variant(
                sku=variant.sku,
                options={} if variant.options is UNSET else variant.options,
                price=variant.price,
                available=available.get(variant.sku, variant.stock),
            )
            for variant in wanted.variants
        ],
        seo=wanted.seo,
        version=version,
        created_at=created_at,
        updated_at=updated_at,
    )
