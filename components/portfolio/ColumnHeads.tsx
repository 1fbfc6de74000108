import { Say } from '@/components/ui/Say';

/** The head of a table: a column for each key. */
export const ColumnHeads = ({ of }: { of: readonly string[] }) => (
  <thead>
    <tr>
      {of.map((head) => (
        <th key={head} scope="col">
          <Say of={{ key: head }} />
        </th>
      ))}
    </tr>
  </thead>
);
