// Stands in for the page where a bank asks its customer whether a payment is theirs, and goes back to the shop with the answer.

const shop = window.location.origin;
const payment = new URLSearchParams(window.location.search).get('payment');
const told = new URLSearchParams(window.location.hash.slice(1));
const back = returnAddress(told.get('return') ?? '');

/** Where the shop wants its customer back: a page of the shop's own, or none. */
function returnAddress(address) {
  try {
    const url = new URL(address);
    return url.origin === shop ? url : null;
  } catch {
    return null;
  }
}

function amountText() {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: told.get('currency') ?? '' });
    return format.format(Number(told.get('amount')) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  } catch {
    return '';
  }
}

function answer(word) {
  const random = crypto.randomUUID().replaceAll('-', '');
  // In the fragment, which no server is sent.
  back.hash = new URLSearchParams({ payment, challenge: `sim_${word}_${random}` });
  // In this page's place, so that Back does not lead to a question that is answered.
  window.location.replace(back);
}

if (payment && back) {
  const amount = amountText();
  document.getElementById('amount').textContent = amount;
  document.getElementById('amount-row').hidden = amount === '';
  document.getElementById('reference').textContent = told.get('reference') ?? payment;
  document.getElementById('question').hidden = false;
  for (const button of document.querySelectorAll('[data-answer]')) {
    button.addEventListener('click', () => answer(button.dataset.answer));
  }
} else {
  document.getElementById('nothing').hidden = false;
}
