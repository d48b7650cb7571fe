import { exp32, exp64 } from "./exp.ts";

/** The error function erf(x) = 2/√π·∫₀ˣ exp(−t²) dt. */
const f = Math.fround;

const P0 = f(-5.96761703e-4);
const P1 = f(4.99119423e-3);
const P2 = f(-2.67681349e-2);
const P3 = f(1.12819925e-1);
const P4 = f(-3.76125336e-1);
const P5 = f(1.28379166e-1);
const Q0 = f(-1.7285347e-5);
const Q1 = f(3.83197126e-4);
const Q2 = f(-3.88396438e-3);
const Q3 = f(2.42546219e-2);
const Q4 = f(-1.06777877e-1);
const Q5 = f(-6.34846687e-1);
const Q6 = f(-1.28717512e-1);

/**
 * erf in float32, for every x: ±1 at ±Inf, ±0 at ±0, NaN is NaN. At most 1 ulp. Below 0.927734375 it is x + x·P(x²),
 * above it 1 − exp(−t − t·Q(t)) with t = |x|; coefficients from Norbert Juffa's erff (2-clause BSD licence).
 */
export function erf32(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude > 0.927734375) {
    const t = Math.min(magnitude, 4); // erf(4) is 1 in float32
    let q = f(f(Q0 * t) + Q1);
    q = f(f(q * t) + Q2);
    q = f(f(q * t) + Q3);
    q = f(f(q * t) + Q4);
    q = f(f(q * t) + Q5);
    q = f(f(q * t) + Q6);
    const y = f(1 - exp32(f(f(q * t) - t)));
    return x < 0 ? -y : y;
  }
  const z = f(x * x);
  let p = f(f(P0 * z) + P1);
  p = f(f(p * z) + P2);
  p = f(f(p * z) + P3);
  p = f(f(p * z) + P4);
  p = f(f(p * z) + P5);
  return f(f(p * x) + x);
}

/**
 * erf in double, for every x; at most 2 ulp. The intervals and the rational approximations are those of fdlibm s_erf.c
 * (Copyright © 1993 Sun Microsystems, Inc., freely granted provided that this notice is preserved).
 */
export function erf64(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < 0.84375) return x === 0 ? x : x + x * nearZero(x * x);
  const y = magnitude < 1.25 ? nearOne(magnitude - 1) : magnitude < 6 ? 1 - tail(magnitude) : magnitude >= 6 ? 1 : x;
  return x < 0 ? -y : y;
}

/** erf(x)/x − 1 as a function of z = x², |x| < 0.84375. */
function nearZero(z: number): number {
  const p =
    1.2837916709551256e-1 +
    z *
      (-3.250421072470015e-1 + z * (-2.848174957559851e-2 + z * (-5.770270296489442e-3 + z * -2.3763016656650163e-5)));
  const q =
    1 +
    z *
      (3.9791722395915535e-1 +
        z *
          (6.50222499887673e-2 + z * (5.081306281875766e-3 + z * (1.3249473800432164e-4 + z * -3.960228278775368e-6))));
  return p / q;
}

/** erf(1 + s), −0.15625 ≤ s < 0.25. */
function nearOne(s: number): number {
  const p =
    -2.3621185607526594e-3 +
    s *
      (4.1485611868374833e-1 +
        s *
          (-3.722078760357013e-1 +
            s *
              (3.1834661990116175e-1 +
                s * (-1.1089469428239668e-1 + s * (3.5478304325618236e-2 + s * -2.166375594868791e-3)))));
  const q =
    1 +
    s *
      (1.0642088040084423e-1 +
        s *
          (5.40397917702171e-1 +
            s *
              (7.182865441419627e-2 +
                s * (1.2617121980876164e-1 + s * (1.363708391202905e-2 + s * 1.1984499846799107e-2)))));
  return 8.450629115104675e-1 + p / q;
}

/** 1 − erf(x) = exp(−x² − 0.5625 + R/S)/x, 1.25 ≤ x < 6. */
function tail(x: number): number {
  const s = 1 / (x * x);
  return exp64((x < 1 / 0.35 ? middleTail(s) : farTail(s)) - 0.5625 - x * x) / x;
}

function middleTail(s: number): number {
  const r =
    -9.864944034847148e-3 +
    s *
      (-6.938585727071818e-1 +
        s *
          (-1.0558626225323291e1 +
            s *
              (-6.2375332450326006e1 +
                s *
                  (-1.6239666946257347e2 +
                    s * (-1.8460509290671104e2 + s * (-8.12874355063066e1 + s * -9.814329344169145))))));
  const q =
    1 +
    s *
      (1.9651271667439257e1 +
        s *
          (1.3765775414351904e2 +
            s *
              (4.3456587747522923e2 +
                s *
                  (6.453872717332679e2 +
                    s *
                      (4.2900814002756783e2 +
                        s * (1.0863500554177944e2 + s * (6.570249770319282 + s * -6.04244152148581e-2)))))));
  return r / q;
}

function farTail(s: number): number {
  const r =
    -9.8649429247001e-3 +
    s *
      (-7.99283237680523e-1 +
        s *
          (-1.7757954917754752e1 +
            s *
              (-1.6063638485582192e2 +
                s * (-6.375664433683896e2 + s * (-1.0250951316110772e3 + s * -4.835191916086514e2)))));
  const q =
    1 +
    s *
      (3.033806074348246e1 +
        s *
          (3.257925129965739e2 +
            s *
              (1.536729586084437e3 +
                s *
                  (3.1998582195085955e3 +
                    s * (2.5530504064331644e3 + s * (4.7452854120695537e2 + s * -2.244095244658582e1))))));
  return r / q;
}
