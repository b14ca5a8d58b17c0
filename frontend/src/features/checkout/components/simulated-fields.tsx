import { useEffect } from 'react';
import { useTheme } from '@/lib/theme';
import type { CardFieldsProps } from './card-fields';
import styles from './card-fields.module.css';
import { usePaymentFrame } from './payment-frame';
import { TestCards } from './test-cards';

/** The fields of the provider that moves no money, and the cards to try it with. */
export function SimulatedFields({ onSubmit, onReady }: CardFieldsProps) {
  const [theme] = useTheme();
  const { frame, src, ready, height, tokenize } = usePaymentFrame(theme, onSubmit);

  useEffect(() => {
    if (ready) onReady(tokenize);
  }, [ready, tokenize, onReady]);

  return (
    <>
      <iframe ref={frame} className={styles.frame} title="Card details" src={src} style={{ height: height ?? 200 }} />
      <TestCards />
    </>
  );
}
