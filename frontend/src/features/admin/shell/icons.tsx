import { Icon } from '@/components/icon';

const SIZE = 20;

export const TagIcon = () => (
  <Icon size={SIZE}>
    <path d="M12.500 3.500H20.500V11.500L11.500 20.500L3.500 12.500L12.500 3.500ZM16 8h.01" />
  </Icon>
);
export const SwapIcon = () => (
  <Icon size={SIZE}>
    <path d="M8 20V5M4 9l4-4.500L12 9M16 4v15M12 15l4 4.500 4-4.500" />
  </Icon>
);
export const HomeIcon = () => (
  <Icon size={SIZE}>
    <path d="M4 11 12 4l8 7M6 9.500V20h12V9.500M10 20v-6h4v6" />
  </Icon>
);
export const HookIcon = () => (
  <Icon size={SIZE}>
    <path d="M9.500 14.500 14.500 9.500M11 6.500l2-2a4.600 4.600 0 0 1 6.500 6.500l-2 2M13 17.500l-2 2A4.600 4.600 0 0 1 4.500 13l2-2" />
  </Icon>
);
export const LetterIcon = () => (
  <Icon size={SIZE}>
    <path d="M3.500 6h17v12h-17V6Zm0 .5 8.500 6.500 8.500-6.500" />
  </Icon>
);
export const ReceiptIcon = () => (
  <Icon size={SIZE}>
    <path d="M5 3.500h14v17l-2.300-1.500-2.400 1.500-2.300-1.500-2.300 1.500-2.400-1.500L5 20.500v-17ZM8.500 8.500h7M8.500 12.500h7" />
  </Icon>
);
export const TreeIcon = () => (
  <Icon size={SIZE}>
    <path d="M5 4v14a2 2 0 0 0 2 2h3M5 10h5M13 7h7v6h-7V7Zm0 10h7v5h-7v-5Z" />
  </Icon>
);
export const BoxIcon = () => (
  <Icon size={SIZE}>
    <path d="m12 3 8.500 4.500v9L12 21l-8.500-4.500v-9L12 3Zm0 9 8.500-4.500M12 12 3.500 7.500M12 12v9" />
  </Icon>
);
export const LogIcon = () => (
  <Icon size={SIZE}>
    <path d="M5 3.500h14v17H5v-17ZM8.500 8h7M8.500 12h7M8.500 16h4" />
  </Icon>
);
export const PeopleIcon = () => (
  <Icon size={SIZE}>
    <path d="M9 4.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7ZM2.500 20v-1.500a4 4 0 0 1 4-4h5a4 4 0 0 1 4 4V20M15.500 4.800a3.500 3.500 0 0 1 0 6.400M18 14.700a4 4 0 0 1 3.500 4V20" />
  </Icon>
);
export const SearchIcon = () => (
  <Icon size={SIZE}>
    <path d="M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13Zm5 11.500L20.500 20.500" />
  </Icon>
);
export const MenuIcon = () => (
  <Icon size={SIZE}>
    <path d="M4 7h16M4 12h16M4 17h16" />
  </Icon>
);
export const ColumnsIcon = () => (
  <Icon size={SIZE}>
    <path d="M4 5h16v14H4V5Zm5.500 0v14M14.500 5v14" />
  </Icon>
);
export const UpIcon = () => (
  <Icon size={SIZE}>
    <path d="m6 14 6-6 6 6" />
  </Icon>
);
export const DownIcon = () => (
  <Icon size={SIZE}>
    <path d="m6 10 6 6 6-6" />
  </Icon>
);
export const OutIcon = () => (
  <Icon size={SIZE}>
    <path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6" />
  </Icon>
);
