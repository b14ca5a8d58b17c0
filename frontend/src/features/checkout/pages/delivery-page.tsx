import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { useCheckoutQuote } from '../api/checkout-quote';
import { setValue, useCheckout } from '../checkout-store';
import { ShippingOptions } from '../components/shipping-options';
import { StepForm } from '../components/step-form';

export default function DeliveryPage() {
  usePageMeta('Delivery');
  const navigate = useNavigate();
  const { values, shippingMethod } = useCheckout();
  const { data: quote } = useCheckoutQuote();

  useEffect(() => {
    if (quote && values.country === '') setValue('country', quote.country);
  }, [quote, values.country]);

  return (
    <>
      <h2>Where it goes</h2>
      <StepForm
        step="delivery"
        countries={quote?.countries ?? []}
        back={{ to: paths.checkoutStep('contact'), label: 'Back to contact' }}
        submitLabel="Continue to payment"
        onDone={() => navigate(paths.checkoutStep('payment'))}
      >
        <ShippingOptions quote={quote} chosen={shippingMethod} />
      </StepForm>
    </>
  );
}
