import type { HeroQuantity } from "../../runs/labState.ts";
import { Icon } from "../icons.tsx";
import { labActions, useLab } from "../labStore.ts";
import { useText } from "../settings.ts";

const quantities: readonly HeroQuantity[] = ["signal", "weight_gradient", "activation"];

/** A recurrent network has one set of weights for all time steps: their gradient has no curve over time. */
const overTimeQuantities: readonly HeroQuantity[] = ["signal", "activation"];

/** The title of the main chart is the choice of what it shows, in all lanes. */
export function QuantityMenu({ overTime }: { readonly overTime: boolean }) {
  const { quantities: all } = useText();
  const words = overTime ? all.time : all;
  const chosen = useLab((state) => state.quantity);
  return (
    <span className="quantity-menu">
      <span aria-hidden="true">
        <b>{words[chosen]}</b>
        <Icon name="chevronDown" size={13} />
      </span>
      <select
        aria-label={all.menu}
        value={chosen}
        onChange={(event) => labActions.setQuantity(event.target.value as HeroQuantity)}
      >
        {(overTime ? overTimeQuantities : quantities).map((quantity) => (
          <option key={quantity} value={quantity}>
            {words[quantity]}
          </option>
        ))}
      </select>
    </span>
  );
}
