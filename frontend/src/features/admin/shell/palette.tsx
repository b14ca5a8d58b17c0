import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '@/api/client';
import { paths } from '@/lib/paths';
import { useTheme } from '@/lib/theme';
import { addressOf, areas } from './areas';
import { SearchIcon } from './icons';
import type { Identity } from './identity';
import { whenSafe } from './leaving';
import styles from './palette.module.css';

interface Command {
  id: string;
  title: string;
  note: string;
  run: () => void;
}

const FOUND_PRODUCTS = 6;

/** Goes anywhere and finds any product, by a few letters. */
export function Palette({ identity, onClose }: { identity: Identity; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useId();
  const { commands, searching } = useCommands(identity, text, onClose);
  const active = Math.min(chosen, commands.length - 1);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  useEffect(() => {
    document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setChosen((active + step + commands.length) % Math.max(1, commands.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      commands[active]?.run();
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a dialog closes on Escape by itself; the click is for its backdrop
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label="Go to or find"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles.ask}>
        <SearchIcon />
        <input
          className={styles.input}
          type="text"
          role="combobox"
          aria-label="Page, action, product, SKU or e-mail"
          aria-expanded={true}
          aria-controls={list}
          aria-activedescendant={commands.length > 0 ? `${list}-${active}` : undefined}
          aria-autocomplete="list"
          placeholder="Page, action, product, SKU or e-mail"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} className={styles.list} role="listbox" aria-label="What there is">
        {commands.map(({ id, title, note, run }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field that holds the focus takes the keys
          <div
            key={id}
            id={`${list}-${i}`}
            className={styles.command}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            onClick={run}
            onPointerMove={() => setChosen(i)}
          >
            <span>{title}</span>
            <span className={styles.note}>{note}</span>
          </div>
        ))}
      </div>
      <p className={styles.hint} role="status">
        {commands.length === 0 && !searching
          ? 'Nothing begins like that. A product is found by the beginning of a word of its name, or of a SKU; orders by an e-mail.'
          : '↑ ↓ to choose, Enter to go, Esc to close'}
      </p>
    </dialog>
  );
}

function useCommands(identity: Identity, text: string, onClose: () => void) {
  const navigate = useNavigate();
  const [theme, chooseTheme] = useTheme();
  const wanted = useDeferredValue(text.trim());

  const found = useQuery({
    queryKey: ['admin', 'palette', wanted],
    queryFn: ({ signal }) => api.listAllProducts({ query: { q: wanted, limit: FOUND_PRODUCTS } }, { signal }),
    enabled: wanted.length > 1,
    placeholderData: keepPreviousData,
  });

  const go = (to: string) => () => {
    onClose();
    whenSafe(() => navigate(to));
  };
  const other = theme === 'dark' ? 'light' : 'dark';
  const fixed = [
    ...areas
      .filter(({ role }) => identity.roles.has(role))
      .map((area) => ({ id: area.id, title: area.title, note: 'Page', about: area.about, run: go(addressOf(area)) })),
    { id: 'new', title: 'New product', note: 'Action', about: 'create add', run: go(paths.adminNewProduct()) },
    {
      id: 'theme',
      title: `Use the ${other} theme`,
      note: 'Action',
      about: 'appearance colours',
      run: () => {
        chooseTheme(other);
        onClose();
      },
    },
    { id: 'shop', title: 'To the shop', note: 'Page', about: 'storefront', run: go(paths.home) },
  ].filter(({ title, about }) => fits(`${title} ${about}`, text));

  const email = text.trim();
  const products = wanted.length > 1 ? (found.data?.items ?? []) : [];
  const commands: Command[] = [
    ...fixed,
    ...(email.includes('@')
      ? [{ id: 'email', title: `Orders of ${email}`, note: 'Orders', run: go(paths.adminOrdersOf(email)) }]
      : []),
    ...products.map(({ id, name, status, skus }) => ({
      id,
      title: name,
      note: status === 'active' ? (skus[0] ?? '') : status,
      run: go(paths.adminProduct(id)),
    })),
  ];
  return { commands, searching: found.isFetching };
}

function fits(content: string, text: string): boolean {
  const words = content.toLowerCase().split(/\W+/);
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
