import type { HeroQuantity } from "../../runs/labState.ts";
import { Icon } from "../icons.tsx";
import { labActions, useLab } from "../labStore.ts";
import { useText } from "../settings.ts";

const quantities: readonly HeroQuantity[] = ["signal", "weight_gradient", "activation"];

/** The title of the main chart is the choice of what it shows, in all lanes. */
export function QuantityMenu() {
  const { quantities: words } = useText();
  const chosen = useLab((state) => state.quantity);
  return (
    <span className="quantity-menu">
      <span aria-hidden="true">
        <b>{words[chosen]}</b>
        <Icon name="chevronDown" size={13} />
      </span>
      <select
        aria-label={words.menu}
        value={chosen}
        onChange={(event) => labActions.setQuantity(event.target.value as HeroQuantity)}
      >
        {quantities.map((quantity) => (
          <option key={quantity} value={quantity}>
            {words[quantity]}
          </option>
        ))}
      </select>
    </span>
  );
}
