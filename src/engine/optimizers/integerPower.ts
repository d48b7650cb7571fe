/** base^exponent in double precision by repeated squaring, for an integer exponent ≥ 0: the same bits everywhere. */
export function integerPower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
