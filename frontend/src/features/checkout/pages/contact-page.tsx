import { useNavigate } from 'react-router';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { StepForm } from '../components/step-form';

export default function ContactPage() {
  usePageMeta('Contact');
  const navigate = useNavigate();
  return (
    <>
      <h2>How we reach you</h2>
      <StepForm
        step="contact"
        back={{ to: paths.cart, label: 'Back to cart' }}
        submitLabel="Continue to delivery"
        onDone={() => navigate(paths.checkoutStep('delivery'))}
      />
    </>
  );
}
