/** What the story of a run is told from: the codes of the diagnosis and of the engine, with their figures. */

export type EvidenceFigures =
  | {
      readonly code: "signal_ratio";
      readonly figures: { readonly ratio: number; readonly chain: number; readonly factor: number | null };
    }
  | {
      readonly code: "nonfinite";
      readonly figures: { readonly step: number; readonly tensor: string; readonly nan: boolean };
    }
  | {
      readonly code: "unstable";
      readonly figures: {
        readonly step: number;
        readonly sign: "nonfinite" | "loss" | "update" | "norm";
        readonly factor: number;
      };
    }
  | { readonly code: "growth_per_step"; readonly figures: { readonly factor: number; readonly steps: number } }
  | { readonly code: "target_jump"; readonly figures: { readonly step: number; readonly ratio: number } }
  | {
      readonly code: "wall";
      readonly figures: { readonly step: number; readonly factor: number; readonly ratio: number };
    }
  | { readonly code: "norm_overflow"; readonly figures: { readonly step: number; readonly total_norm_f64: number } }
  | {
      readonly code: "square_overflow";
      readonly figures: { readonly step: number; readonly tensor: string; readonly grad_norm: number };
    }
  | {
      readonly code: "losses";
      readonly figures: { readonly first: number; readonly final: number; readonly bestConstant: number | null };
    }
  | { readonly code: "noise_targets"; readonly figures: Readonly<Record<string, never>> };

/** The operation that made an Inf or a NaN. */
export interface OriginFigures {
  readonly step: number;
  readonly tensor: string;
  readonly layer: number | null;
  readonly nan: boolean;
  readonly operands: readonly { readonly name: string; readonly magnitude: number; readonly nonfinite: boolean }[];
}

/** The operand that says most: one that was not finite already, else the largest. */
export function tellingOperand({ operands }: OriginFigures): OriginFigures["operands"][number] | undefined {
  return operands.find(({ nonfinite }) => nonfinite) ?? [...operands].sort((a, b) => b.magnitude - a.magnitude)[0];
}
