import type { ReactNode } from 'react';

function icon(drawing: ReactNode) {
  return function Icon() {
    return (
      <svg
        width="24"
        height="24"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {drawing}
      </svg>
    );
  };
}

export const BagIcon = icon(<path d="M5 8h14l1 12H4L5 8Zm4 2V7a3 3 0 0 1 6 0v3" />);
export const CloseIcon = icon(<path d="m6 6 12 12M18 6 6 18" />);
export const MinusIcon = icon(<path d="M6 12h12" />);
export const PlusIcon = icon(<path d="M6 12h12M12 6v12" />);
export const CheckIcon = icon(<path d="m5 12.500 4.500 4.500L19 7.500" />);
export const ArrowIcon = icon(<path d="M5 12h14m-6-6 6 6-6 6" />);
export const MoonIcon = icon(<path d="M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500Z" />);
export const SunIcon = icon(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v1.500M12 19.500V21M3 12h1.500M19.500 12H21M5.600 5.600l1.100 1.100M17.300 17.300l1.100 1.100M5.600 18.400l1.100-1.100M17.300 6.700l1.100-1.100" />
  </>,
);
export const LockIcon = icon(<path d="M6 11h12v9H6v-9Zm2.500 0V8a3.500 3.500 0 0 1 7 0v3" />);
