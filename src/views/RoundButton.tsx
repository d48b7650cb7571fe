import { Icon } from "./icons.tsx";

interface RoundButtonProps {
  readonly icon: "reset" | "stepForward";
  readonly label: string;
  readonly onClick: () => void;
}

/** A smaller button beside Play. */
export function RoundButton({ icon, label, onClick }: RoundButtonProps) {
  return (
    <button type="button" className={`round ${icon}`} aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} size={18} />
    </button>
  );
}
