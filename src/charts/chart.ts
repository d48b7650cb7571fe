/** A chart: mounted once into an element, told its size, drawn by the page's one animation clock. It knows no React. */
export interface Chart<Data> {
  /** CSS pixels. */
  resize(width: number, height: number): void;
  draw(data: Data): void;
  destroy(): void;
}
