import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import { api } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { useSession } from '@/api/session';
import { Skeleton } from '@/components/skeleton';
import { addressesQuery } from '@/features/account';
import { describe } from '@/lib/failures';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { useCheckoutQuote } from '../api/checkout-quote';
import { chooseAddress, setKeepAddress, setValue, takeServerFaults, useCheckout } from '../checkout-store';
import styles from '../components/options.module.css';
import { ShippingOptions } from '../components/shipping-options';
import { StepForm } from '../components/step-form';
import { addressFrom } from '../fields';

// A guest has no address book, and loads none.
const AddressChoice = lazy(() => import('../components/address-choice'));

export default function DeliveryPage() {
  usePageMeta('Delivery');
  const navigate = useNavigate();
  const session = useSession();
  const { values, savedAddress, keepAddress, shippingMethod } = useCheckout();
  const { data: quote } = useCheckoutQuote();
  const { keep, keeping, refused } = useKeepAddress();

  useEffect(() => {
    if (quote && values.country === '') setValue('country', quote.country);
  }, [quote, values.country]);

  async function next() {
    if (session && keepAddress && !(await keep())) return;
    await navigate(paths.checkoutStep('payment'));
  }

  return (
    <>
      <h2>Where it goes</h2>
      <StepForm
        step="delivery"
        countries={quote?.countries ?? []}
        back={{ to: paths.checkoutStep('contact'), label: 'Back to contact' }}
        submitLabel={keeping ? 'One moment…' : 'Continue to payment'}
        onDone={next}
        filled={session !== null && savedAddress !== null}
        above={
          session && (
            <Suspense fallback={<Skeleton height="9rem" />}>
              <AddressChoice countries={quote?.countries} />
            </Suspense>
          )
        }
      >
        {session && savedAddress === null && (
          <label className={styles.keep}>
            <input
              type="checkbox"
              checked={keepAddress}
              onChange={({ target: { checked } }) => setKeepAddress(checked)}
            />
            Keep this address in my address book
          </label>
        )}
        {refused && (
          <p className="notice warning" role="alert">
            {refused}
          </p>
        )}
        <ShippingOptions quote={quote} chosen={shippingMethod} />
      </StepForm>
    </>
  );
}

/** Puts what was typed into the account's address book; `keep` gives whether the way is free to go on. */
function useKeepAddress() {
  const client = useQueryClient();
  const { values } = useCheckout();
  const [keeping, setKeeping] = useState(false);
  const [refused, setRefused] = useState('');

  async function keep(): Promise<boolean> {
    if (keeping) return false;
    setKeeping(true);
    setRefused('');
    try {
      const saved = await api.createAddress({ body: { address: addressFrom(values), isDefault: false } });
      void client.invalidateQueries({ queryKey: addressesQuery.queryKey });
      chooseAddress(saved);
      setKeeping(false);
      return true;
    } catch (error) {
      let faulty = false;
      flushSync(() => {
        setKeeping(false);
        faulty = error instanceof ProblemError && takeServerFaults(error, '/address') !== undefined;
      });
      if (faulty) return false;
      // Whoever wants to buy is not held up by the address book.
      const { title, advice } = describe(error, navigator.onLine);
      setRefused(
        `Your address book did not take this address: ${title.replace(/\.$/, '')}. ${advice} Or go on without it.`,
      );
      setKeepAddress(false);
      return false;
    }
  }

  return { keep, keeping, refused };
}
