/** The recurrent matrix over the steps: σ_max, ρ and the line 1/γ. */
export default function RecurrentPanel() {
  return null;
}
