import { figure } from "../../text/numbers.ts";
import { Rich } from "../Rich.tsx";

interface ValueTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** A heading and its numbers; null where there is none. */
  readonly rows: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** Numbers as a table: each row has a name, each column a heading. */
export function ValueTable({ caption, columns, rows }: ValueTableProps) {
  return (
    <table className="value-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, values }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {values.map((value, k) => (
              <td key={columns[k + 1]}>{value === null ? "–" : <Rich>{figure(value)}</Rich>}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
