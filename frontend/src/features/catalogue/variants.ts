import type { Product, Variant } from '@/api/types';

interface OptionValue {
  value: string;
  /** The variant that choosing this value leads to, the other options kept where it exists so. */
  variant: Variant;
  chosen: boolean;
}

export interface Option {
  name: string;
  values: OptionValue[];
}

/** The variant that the address names, or else the first one that can be bought. */
export function chosenVariant(product: Product, sku: string | null): Variant {
  const { variants } = product;
  const variant =
    variants.find((each) => each.sku === sku) ?? variants.find(({ available }) => available > 0) ?? variants[0];
  if (!variant) throw new Error(`${product.slug} has no variant`);
  return variant;
}

export function optionsOf({ variants }: Product, chosen: Variant): Option[] {
  const names = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))];
  return names.map((name) => ({
    name,
    values: [...new Set(variants.flatMap(({ options }) => options[name] ?? []))].map((value) => ({
      value,
      variant: closest(
        variants.filter(({ options }) => options[name] === value),
        chosen,
      ),
      chosen: chosen.options[name] === value,
    })),
  }));
}

function closest(variants: Variant[], to: Variant): Variant {
  const likeness = ({ options, available }: Variant) =>
    Object.entries(to.options).filter(([name, value]) => options[name] === value).length + (available > 0 ? 0.5 : 0);
  return variants.reduce((best, each) => (likeness(each) > likeness(best) ? each : best));
}
