import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';

type MoreButtonProps = {
  /** Key of how many there are. */
  readonly of: string;
  readonly count: number;
  readonly isOpen: boolean;
  readonly onTurn: (isOpen: boolean) => void;
};

/** Unfolds a list and folds it again; it stays where it is, so that whoever pressed it by keyboard does not lose their place. */
export const MoreButton = ({ of, count, isOpen, onTurn }: MoreButtonProps) => (
  <button type="button" className="link" aria-expanded={isOpen} onClick={() => onTurn(!isOpen)}>
    {isOpen ? (
      <Say of={{ key: 'ui.portfolio.fewer' }} />
    ) : (
      <Phrase of={of} count={count} slots={{ count: `${count}` }} />
    )}
  </button>
);
