import styles from '../pages/payment-page.module.css';

const cards = [
  { number: '4242 4242 4242 4242', outcome: 'is accepted' },
  { number: '4000 0000 0000 0002', outcome: 'is declined' },
  { number: '4000 0000 0000 0119', outcome: 'gets no answer in time' },
];

export function TestCards() {
  return (
    <details className={styles.testCards}>
      <summary>Payments are simulated here: cards to try</summary>
      <p>With any later date and any three digits:</p>
      <ul>
        {cards.map(({ number, outcome }) => (
          <li key={number}>
            <code>{number}</code> {outcome}
          </li>
        ))}
      </ul>
    </details>
  );
}
