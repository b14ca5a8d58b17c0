interface SkeletonProps {
  width?: string;
  height?: string;
}

/** Stands where a text of this size will be. */
export function Skeleton({ width = '100%', height = '1lh' }: SkeletonProps) {
  return <span className="skeleton" style={{ display: 'block', width, height }} aria-hidden="true" />;
}
