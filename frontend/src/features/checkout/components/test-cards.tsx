import styles from '../pages/payment-page.module.css';

export const usualCards = [
  { number: '4242 4242 4242 4242', outcome: 'is accepted' },
  { number: '4000 0000 0000 0002', outcome: 'is declined' },
  { number: '4000 0000 0000 3220', outcome: 'asks you to confirm at your bank' },
];

export const unluckyCards = [
  { number: '4000 0000 0000 0119', outcome: 'cannot be reached: nothing is held' },
  { number: '4000 0000 0000 0127', outcome: 'holds the money, and its answer is lost' },
  { number: '4000 0000 0000 0101', outcome: 'takes the money, and its answer is lost' },
  { number: '4000 0000 0000 0416', outcome: 'tells the shop twice' },
  { number: '4000 0000 0000 0424', outcome: 'tells the shop late' },
  { number: '4000 0000 0000 0432', outcome: 'tells the shop out of order' },
  { number: '4000 0000 0000 0440', outcome: 'never tells the shop' },
];

export function TestCards() {
  return (
    <details className={styles.testCards}>
      <summary>Payments are simulated here: cards to try</summary>
      <p>With any later date and any three digits:</p>
      <Cards cards={usualCards} />
      <details>
        <summary>When the payment provider has a bad day</summary>
        <p>With these cards it</p>
        <Cards cards={unluckyCards} />
      </details>
    </details>
  );
}

function Cards({ cards }: { cards: typeof usualCards }) {
  return (
    <ul>
      {cards.map(({ number, outcome }) => (
        <li key={number}>
          <code>{number}</code> {outcome}
        </li>
      ))}
    </ul>
  );
}
