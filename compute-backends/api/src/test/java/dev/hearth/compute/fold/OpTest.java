package dev.hearth.compute.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hard cases of single instructions, as words. */
class OpTest {
  @ParameterizedTest
  @CsvSource({
    "FADD,  3f800000, 33800000, 0, 3f800000", // 1 + 2^-24 is a tie, to even
    "FADD,  3f800001, 33800000, 0, 3f800002", // the same tie from an odd last bit
    "FADD,  7f7fffff, 7f7fffff, 0, 7f800000", // overflow
    "FADD,  7f800000, ff800000, 0, 7fc00000", // inf - inf
    "FADD,  ffd54321, 3f800000, 0, 7fc00000", // a payload is dropped
    "FADD,  80000000, 00000000, 0, 00000000", // -0 + 0
    "FMUL,  00800000, 3f000000, 0, 00400000", // a subnormal, if nothing flushes it
    "FMUL,  80000000, 3f800000, 0, 80000000",
    "FMUL,  00000000, 7f800000, 0, 7fc00000",
    "FMA,   3f800001, 3f800001, bf800002, 28800000", // the exact residue 2^-46
    "FMA,   7f7fffff, 40000000, ff800000, ff800000", // no overflow before the sum
    "FMA,   3f800800, 3f800800, 00000000, 3f801000", // a tie, to even
    "FMA,   3f800800, 3f800800, 21800000, 3f801001", // just above it: rounded once
    "CANON, 0d7fffff, 0d800000, 0, 00000000",
    "CANON, 0d800000, 0d800000, 0, 0d800000",
    "CANON, 80000000, 0d800000, 0, 00000000",
    "CANON, 8d7fffff, 0d800000, 0, 00000000",
    "CANON, ffc00001, 0d800000, 0, 7fc00000",
    "CANON, ff800000, 0d800000, 0, ff800000",
    "FLT,   80000000, 00000000, 0, 0",
    "FLT,   7fc00000, 3f800000, 0, 0",
    "FLT,   ff800000, ff7fffff, 0, 1",
    "FLE,   80000000, 00000000, 0, 1",
    "FLE,   3f800000, 7fc00000, 0, 0",
    "FEQ,   80000000, 00000000, 0, 1",
    "FEQ,   7fc00000, 7fc00000, 0, 0",
    "SEL,   1, 11111111, 22222222, 11111111",
    "SEL,   0, 11111111, 22222222, 22222222",
    "I2F,   01000001, 0, 0, 4b800000", // 2^24 + 1 is a tie, to even
    "I2F,   01000003, 0, 0, 4b800002",
    "I2F,   80000000, 0, 0, cf000000",
    "I2F,   ffffffff, 0, 0, bf800000",
    "IADD,  7fffffff, 1, 0, 80000000",
    "ISUB,  0, 1, 0, ffffffff",
    "IMUL,  d256d193, d256d193, 0, a6555a69",
    "UMULHI,ffffffff, ffffffff, 0, fffffffe",
    "UMULHI,80000000, 2, 0, 1",
    "SHL,   80000001, 1f, 0, 80000000",
    "SHR,   80000001, 1f, 0, 1",
    "AND,   f0f0f0f0, ff00ff00, 0, f000f000",
    "OR,    f0f0f0f0, 0f000000, 0, fff0f0f0",
    "XOR,   ffffffff, 0f0f0f0f, 0, f0f0f0f0",
    "ILT,   80000000, 0, 0, 1",
    "ULT,   80000000, 0, 0, 0",
    "IEQ,   80000000, 80000000, 0, 1",
    "BITS,  ff812345, 0, 0, 7fc00000",
    "BITS,  80000000, 0, 0, 80000000",
    "FNEG,  00000000, 0, 0, 80000000",
    "FABS,  ff800000, 0, 0, 7f800000",
  })
  void gives(Op op, String a, String b, String c, String result) {
    assertThat(Integer.toHexString(op.apply(word(a), word(b), word(c))))
        .isEqualTo(Integer.toHexString(word(result)));
  }

  @Test
  void storesCanonicalFloats() {
    assertThat(Op.canonical(0x1p-101f)).isZero();
    assertThat(Op.canonical(-0x1p-100f)).isEqualTo(-0x1p-100f);
    assertThat(Float.floatToRawIntBits(Op.canonical(-0f))).isZero();
    assertThat(Op.canonical(0xffd54321)).isEqualTo(Op.NAN);
  }

  private static int word(String hex) {
    return Integer.parseUnsignedInt(hex, 16);
  }
}
