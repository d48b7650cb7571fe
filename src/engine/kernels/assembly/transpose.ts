/** A cache line of columns: the lines that they become stay in the first-level cache until they are full. */
const BAND = 16;

/** x_t (columns, rows) = xᵀ of x (rows, columns), four by four elements at a time. */
export function transpose(x_t: i32, x: i32, rows: i32, columns: i32): void {
  const to = <usize>x_t << 2;
  const from = <usize>x << 2;
  const toRow = <usize>rows << 2;
  const fromRow = <usize>columns << 2;
  const fullRows = rows & ~3;
  const fullColumns = columns & ~3;
  for (let band = 0; band < fullColumns; band += BAND) {
    const end = min(band + BAND, fullColumns);
    for (let i = 0; i < fullRows; i += 4) {
      for (let j = band; j < end; j += 4) {
        block(to + <usize>j * toRow + (<usize>i << 2), toRow, from + <usize>i * fromRow + (<usize>j << 2), fromRow);
      }
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = i < fullRows ? fullColumns : 0; j < columns; j++) {
      store<f32>(to + <usize>j * toRow + (<usize>i << 2), load<f32>(from + <usize>i * fromRow + (<usize>j << 2)));
    }
  }
}

/** Pairs of rows are interleaved twice; strides in bytes. */
function block(to: usize, toRow: usize, from: usize, fromRow: usize): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from + fromRow);
  const r2 = v128.load(from + 2 * fromRow);
  const r3 = v128.load(from + 3 * fromRow);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
  v128.store(to + toRow, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
  v128.store(to + 2 * toRow, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
  v128.store(to + 3 * toRow, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
}
