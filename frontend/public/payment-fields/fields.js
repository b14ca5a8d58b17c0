// Stands in for a payment provider's hosted fields: the card stays in this frame, and the shop gets a token.

const shop = window.location.origin;
const form = document.getElementById('card');
const fields = ['number', 'expiry', 'code', 'name'].map((id) => document.getElementById(id));

/** What the simulated provider will do with a card, and how its webhooks come; any other valid card is declined. */
const outcomes = {
  4242424242424242: 'succeed',
  4000000000000002: 'decline',
  4000000000003220: 'challenge',
  4000000000000119: 'unreachable',
  4000000000000127: 'timeout',
  4000000000000101: 'lost',
  4000000000000416: 'succeed-twice',
  4000000000000424: 'succeed-late',
  4000000000000432: 'succeed-shuffled',
  4000000000000440: 'succeed-never',
};

const faults = {
  number(value) {
    const number = digits(value);
    if (number === '') return 'Enter the card number.';
    return number.length >= 12 && number.length <= 19 && luhn(number) ? '' : 'Check the card number: a digit is off.';
  },
  expiry(value) {
    const match = /^(0[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d\d)$/.exec(value.trim());
    if (!match) return 'Enter month and year, such as 08/31.';
    // A card is good until its month ends.
    const end = new Date(2000 + Number(match[2]), Number(match[1]), 1);
    return end > new Date() ? '' : 'This card has expired.';
  },
  code: (value) => (/^\d{3,4}$/.test(value.trim()) ? '' : 'Enter the 3 or 4 digits from the card.'),
  name: (value) => (value.trim() ? '' : 'Enter the name as it is on the card.'),
};

function digits(value) {
  return value.replace(/[\s-]/g, '');
}

function luhn(number) {
  if (!/^\d+$/.test(number)) return false;
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function check(field) {
  const fault = faults[field.id](field.value);
  document.getElementById(`${field.id}-error`).textContent = fault;
  if (fault) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
  return fault === '';
}

function tokenize() {
  const wrong = fields.filter((field) => !check(field));
  if (wrong.length > 0) {
    wrong[0].focus();
    tell({ type: 'invalid' });
    return;
  }
  const outcome = outcomes[digits(form.elements.number.value)] ?? 'decline';
  const random = crypto.randomUUID().replaceAll('-', '');
  tell({ type: 'token', token: `sim_${outcome}_${random}` });
}

function tell(message) {
  window.parent.postMessage(message, shop);
}

function applyTheme(theme) {
  document.documentElement.dataset.theme = theme === 'dark' ? 'dark' : 'light';
}

applyTheme(new URLSearchParams(window.location.search).get('theme'));

form.addEventListener('submit', (event) => {
  event.preventDefault();
  tell({ type: 'submit' });
});

form.elements.number.addEventListener('input', ({ target }) => {
  const atEnd = target.selectionStart === target.value.length;
  // Regrouping moves the caret to the end, so only there.
  if (atEnd) target.value = digits(target.value).replace(/(\d{4})(?=\d)/g, '$1 ');
});

form.elements.expiry.addEventListener('input', ({ target, inputType }) => {
  if (inputType?.startsWith('delete')) return;
  const [, month, year] = /^(\d{0,2})(.*)$/.exec(target.value.replace(/^(\d)\//, '0$1'));
  target.value = month.length === 2 ? `${month}/${year.replace(/\D/g, '')}` : month;
});

for (const field of fields) {
  // Not on leaving a field: a message that appears under the pointer moves the button that is being pressed.
  field.addEventListener('input', () => {
    if (field.hasAttribute('aria-invalid')) check(field);
  });
}

window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== window.parent || origin !== shop) return;
  if (data.type === 'tokenize') tokenize();
  if (data.type === 'theme') applyTheme(data.theme);
});

new ResizeObserver(() => tell({ type: 'height', height: Math.ceil(form.getBoundingClientRect().height) })).observe(
  form,
);
tell({ type: 'ready' });
