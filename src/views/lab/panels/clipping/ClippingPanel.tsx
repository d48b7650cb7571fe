/** What clipping does in every lane. */
export default function ClippingPanel() {
  return null;
}
