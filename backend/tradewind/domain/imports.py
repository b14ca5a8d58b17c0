"""What a file says of a product, and the product that there is, made one."""

from collections.abc import Iterator
from typing import TypeVar

from msgspec import UNSET, UnsetType, json

from tradewind.contract.types import Product, ProductImport, ProductInput, Seo, Variant, VariantImport, VariantInput
from tradewind.domain.refusal import Field, Refusal

T = TypeVar("T")
MOST_VARIANTS = 40
PARTS = ("name", "description", "category", "status", "images", "seo")


def merge(before: Product | None, wanted: ProductImport) -> ProductInput:
    """The whole product as it is to be: what the file does not say stays, and so does a variant that it does not name.

    Refuses what is there twice, or is new and lacks what it needs, with pointers into `wanted`.
    """
    wrong = list(_wrong_fields(before, wanted))
    if wrong:
        raise Refusal("invalid-request", "Change the fields that are named.", *wrong)
    known = before.variants if before else []
    given = {variant.sku: variant for variant in variants_of(wanted)}
    kept = [_kept(variant, given.pop(variant.sku, None)) for variant in known]
    variants = kept + [_created(variant) for variant in given.values()]
    if len(variants) > MOST_VARIANTS:
        field = Field("/variants", f"With those that it has, these are {len(variants)}; a product has at most {MOST_VARIANTS}.")
        raise Refusal("invalid-request", "This product would have too many variants.", field)
    return ProductInput(
        slug=wanted.slug,
        name=_said(wanted.name, before.name if before else ""),
        description=_said(wanted.description, before.description if before else ""),
        category=_said(wanted.category, before.category if before else ""),
        status=_said(wanted.status, before.status if before else "draft"),
        images=_said(wanted.images, before.images if before else []),
        variants=variants,
        seo=_seo(before.seo if before else UNSET, wanted.seo),
    )


def changes(before: Product, after: Product, wanted: ProductImport) -> list[str]:
    """Pointers into `wanted`, to what it says that was not so before."""
    found = [f"/{part}" for part in PARTS if getattr(before, part) != getattr(after, part)]
    old, new = by_sku(before), by_sku(after)
    for i, variant in enumerate(variants_of(wanted)):
        was, now = old.get(variant.sku), new[variant.sku]
        if was is None:
            found.append(f"/variants/{i}")
            continue
        # The order of a variant's options is the order in which they are shown.
        if json.encode(was.options) != json.encode(now.options):
            found.append(f"/variants/{i}/options")
        if was.price != now.price:
            found.append(f"/variants/{i}/price")
    return found


def within(wanted: ProductImport, merged: ProductInput, refusal: Refusal) -> Refusal:
    """What was refused of the merged product, as pointers into what the file says: to its variants where it names them."""
    places = {variant.sku: i for i, variant in enumerate(variants_of(wanted))}

    def moved(field: Field) -> Field:
        head, _, rest = field.pointer.removeprefix("/variants/").partition("/")
        if not field.pointer.startswith("/variants/"):
            return field
        place = places.get(merged.variants[int(head)].sku)
        return field._replace(pointer="/variants" if place is None else f"/variants/{place}/{rest}".rstrip("/"))

    return Refusal(refusal.kind, refusal.detail, *map(moved, refusal.fields))


def variants_of(wanted: ProductImport) -> list[VariantImport]:
    return [] if wanted.variants is UNSET else wanted.variants


def by_sku(product: Product) -> dict[str, Variant]:
    return {variant.sku: variant for variant in product.variants}


def _wrong_fields(before: Product | None, wanted: ProductImport) -> Iterator[Field]:
    known = by_sku(before) if before else {}
    if not before:
        needed = {"name": wanted.name, "category": wanted.category, "variants": wanted.variants or UNSET}
        yield from (Field(f"/{name}", "The product is new and needs this.", "missing") for name, it in needed.items() if it is UNSET)
    seen: set[str] = set()
    for i, variant in enumerate(variants_of(wanted)):
        if variant.sku in seen:
            yield Field(f"/variants/{i}/sku", "This SKU is there twice.")
        elif variant.sku not in known and variant.price is UNSET:
            yield Field(f"/variants/{i}/price", "The variant is new and needs this.", "missing")
        seen.add(variant.sku)


def _kept(variant: Variant, said: VariantImport | None) -> VariantInput:
    options, price = (said.options, said.price) if said else (UNSET, UNSET)
    return VariantInput(sku=variant.sku, options=_said(options, variant.options), price=_said(price, variant.price))


def _created(variant: VariantImport) -> VariantInput:
    if variant.price is UNSET:
        raise AssertionError("what is missing is refused before")
    return VariantInput(sku=variant.sku, options=variant.options, price=variant.price, stock=_said(variant.stock, 0))


def _seo(before: Seo | UnsetType, wanted: Seo | UnsetType) -> Seo | UnsetType:
    """Part by part; one that is said to be empty goes, and where nothing is left, so does all of it."""
    if wanted is UNSET:
        return before
    was = Seo() if before is UNSET else before
    title, description = (_said(said, old) or UNSET for said, old in ((wanted.title, was.title), (wanted.description, was.description)))
    return UNSET if title is UNSET and description is UNSET else Seo(title=title, description=description)


def _said(value: T | UnsetType, otherwise: T) -> T:
    return otherwise if value is UNSET else value
