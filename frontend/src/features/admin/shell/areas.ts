import type { ComponentType } from 'react';
import { type AdminArea, paths } from '@/lib/paths';
import {
  BoxIcon,
  HomeIcon,
  HookIcon,
  LetterIcon,
  LogIcon,
  PeopleIcon,
  ReceiptIcon,
  SwapIcon,
  TagIcon,
  TreeIcon,
} from './icons';
import type { Role } from './identity';

export interface Area {
  id: AdminArea | 'home';
  title: string;
  /** What it is for, for those who look for it by another word. */
  about: string;
  Icon: ComponentType;
  role: Role;
}

/** The back office's parts, in the order of its navigation. */
export const areas: Area[] = [
  { id: 'home', title: 'Home', about: 'overview sales today attention', Icon: HomeIcon, role: 'staff' },
  {
    id: 'orders',
    title: 'Orders',
    about: 'sales send fulfil refund cancel customers',
    Icon: ReceiptIcon,
    role: 'staff',
  },
  { id: 'products', title: 'Products', about: 'catalogue, variants, prices', Icon: TagIcon, role: 'staff' },
  { id: 'categories', title: 'Categories', about: 'tree menu order', Icon: TreeIcon, role: 'staff' },
  { id: 'stock', title: 'Stock', about: 'sku inventory count low adjust', Icon: BoxIcon, role: 'staff' },
  {
    id: 'import',
    title: 'Import and export',
    about: 'csv json file upload download spreadsheet prices',
    Icon: SwapIcon,
    role: 'staff',
  },
  {
    id: 'webhooks',
    title: 'Webhooks',
    about: 'subscriptions deliveries events integration',
    Icon: HookIcon,
    role: 'staff',
  },
  {
    id: 'dead-letters',
    title: 'Dead letters',
    about: 'failed given up events mails queues replay redrive',
    Icon: LetterIcon,
    role: 'staff',
  },
  {
    id: 'people',
    title: 'People',
    about: 'staff admins roles invite users second factor',
    Icon: PeopleIcon,
    role: 'admin',
  },
  { id: 'audit', title: 'Audit log', about: 'who did what history changes', Icon: LogIcon, role: 'admin' },
];

/** The role that an address of the back office takes, its pages below it included. */
export function roleFor(pathname: string): Role {
  // Home's address is the beginning of all others, and the first here.
  return areas.findLast((area) => `${pathname}/`.startsWith(`${addressOf(area)}/`))?.role ?? 'staff';
}

export const addressOf = ({ id }: Area) => (id === 'home' ? paths.admin : paths.adminArea(id));
