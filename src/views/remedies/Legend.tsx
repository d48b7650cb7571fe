import { remediesText } from "../../text/remedies/index.ts";
import { Icon } from "../icons.tsx";
import { useWords } from "../settings.ts";

/** What the marks of a card mean. */
export function Legend({ steps }: { readonly steps: number }) {
  const { legend } = useWords(remediesText);
  return (
    <section className="remedy remedy-legend" aria-label={legend.title}>
      <h3>{legend.title}</h3>
      <ul>
        <li>
          <svg viewBox="0 0 24 12" aria-hidden="true" className="lane-b">
            <path d="M1 9 C8 10 14 6 23 3" />
          </svg>
          {legend.line(steps)}
        </li>
        <li>
          <svg viewBox="0 0 24 12" aria-hidden="true" className="ghost">
            <path d="M1 9 C8 10 14 6 23 3" />
          </svg>
          {legend.ghost}
        </li>
        <li>
          <svg viewBox="0 0 24 12" aria-hidden="true" className="left">
            <path d="M12 1 L17 11 L7 11 Z" />
          </svg>
          {legend.left}
        </li>
        <li className="ok">
          <Icon name="check" size={15} />
          <span>{legend.survived}</span>
        </li>
        <li className="warn">
          <Icon name="warning" size={15} />
          <span>{legend.warning}</span>
        </li>
      </ul>
    </section>
  );
}
