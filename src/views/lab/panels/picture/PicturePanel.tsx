/** What each network predicts, beside its target. */
export default function PicturePanel() {
  return null;
}
