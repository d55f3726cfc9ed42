package dev.hearth.compute.fold;

import static dev.hearth.compute.fold.Index.K;
import static dev.hearth.compute.fold.Index.i;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions that must not become operators. */
class RefusalsTest {
  private static final Index TOO_BIG = i(0).times(1L << 62);

  record Wrong(String what, String message, Consumer<Definition> definition) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Wrong> addresses() {
    return Stream.of(
        map("past the end", "y reads x [0..4] of 3", (c, x) -> c.at(x, i(0))),
        map("before the start", "[-1..", (c, x) -> c.at(x, i(0).plus(-1))),
        map("k in a map", "k outside a body", (c, x) -> c.at(x, K)),
        map("another output index", "no such output index", (c, x) -> c.at(x, i(1))),
        map("too few indices", "1 axes", (c, x) -> c.at(x)),
        map("beyond 64 bits", "64 bits", (c, x) -> c.at(x, TOO_BIG)),
        map("gathered by floats", "by floats", (c, x) -> c.gather(x, 0, x.element(Index.of(0)))),
        fold("a trip too long", "[0..3] of 3", Count.upTo(4), K),
        fold("a block without its cut", "[0..5] of 3", Count.upTo(2), i(0).plus(K)),
        fold("lanes one too many", "reads x", Count.ceil(lanes(1), 5, 2), i(0).plus(K.times(5))),
        fold("k descending", "k descends", Count.upTo(3), K.times(-1).plus(2)));
  }

  static Stream<Wrong> programs() {
    return Stream.of(
        map("65 instructions", "64 instructions", RefusalsTest::longSum),
        map("a subnormal constant", "subnormal", (c, x) -> first(c, x).mul(1e-40)),
        map("k's number in a map", "not there", (c, x) -> c.k().toFloat()),
        map("floats plus integers", "FADD wants", (c, x) -> first(c, x).add(c.i32(1))),
        map("integers plus floats", "IADD wants", (c, x) -> c.i32(1).add(first(c, x))),
        map("a choice of two kinds", "two kinds", RefusalsTest::mixedChoice),
        map("a choice by a number", "wants a BOOL", RefusalsTest::choiceByNumber),
        map("a truth as a float", "no float", (c, x) -> c.i32(1).lessThan(c.i32(2)).asFloat()),
        map("a shift by 32", "shift by 32", (c, x) -> c.i32(1).shiftLeft(32).toFloat()),
        map("no range argument", "range argument", (c, x) -> c.proven(" ", () -> first(c, x))));
  }

  static Stream<Wrong> tensors() {
    return Stream.of(
        wrong("no writer", "without a writer", d -> d.out("y", 3)),
        wrong("two writers", "second writer", RefusalsTest::writeTwice),
        wrong("a writer of an input", "second writer", d -> d.map(d.in("x", 3), c -> c.f32(1))),
        wrong("read before written", "not written yet", RefusalsTest::readTooEarly),
        wrong(
            "floats kept as integers",
            "another kind",
            d -> d.map(d.outInts("y", 3), c -> c.f32(1))),
        wrong("integers kept as floats", "canonical", d -> d.map(d.out("y", 3), c -> c.i32(1))),
        wrong("accumulators of two kinds", "body is of another kind", RefusalsTest::changeKind),
        wrong("an empty tensor", "impossible shape", d -> d.in("x", 0)),
        wrong("seven axes", "impossible shape", d -> d.in("x", 1, 1, 1, 1, 1, 1, 1)));
  }

  @ParameterizedTest
  @MethodSource({"addresses", "programs", "tensors"})
  void refuses(Wrong wrong) {
    Definition definition = new Definition("wrong");
    assertThatThrownBy(
            () -> {
              wrong.definition().accept(definition);
              definition.build();
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(wrong.message());
  }

  private static Wrong wrong(String what, String message, Consumer<Definition> definition) {
    return new Wrong(what, message, definition);
  }

  /** A map to five elements from an input of three. */
  private static Wrong map(String what, String message, BiFunction<Code, TensorRef, Value> value) {
    return wrong(
        what,
        message,
        d -> {
          TensorRef x = d.in("x", 3);
          d.map(d.out("y", 5), c -> value.apply(c, x));
        });
  }

  /** A sum to five elements of an input of three. */
  private static Wrong fold(String what, String message, Count count, Index at) {
    Function<TensorRef, Body> body = x -> (c, sum) -> sum.add(c.at(x, at));
    return wrong(
        what,
        message,
        d -> {
          TensorRef x = d.in("x", 3);
          d.fold(d.out("y", 5), count, c -> c.f32(0), body.apply(x));
        });
  }

  private static Index lanes(int tooMany) {
    return Index.of(3 + tooMany).minus(i(0));
  }

  private static Value first(Code c, TensorRef x) {
    return c.at(x, Index.of(0));
  }

  private static Value longSum(Code c, TensorRef x) {
    Value sum = first(c, x);
    for (int n = 0; n < 65; n++) {
      sum = sum.add(n + 1.5);
    }
    return sum;
  }

  private static Value mixedChoice(Code c, TensorRef x) {
    return c.select(c.i32(1).lessThan(c.i32(2)), first(c, x), c.i32(1));
  }

  private static Value choiceByNumber(Code c, TensorRef x) {
    return c.select(c.i32(1), first(c, x), c.f32(1));
  }

  private static void writeTwice(Definition d) {
    TensorRef y = d.out("y", 3);
    d.map(y, c -> c.f32(1));
    d.map(y, c -> c.f32(2));
  }

  private static void readTooEarly(Definition d) {
    TensorRef later = d.virtual("later", 3);
    d.map(d.out("y", 3), c -> c.at(later, i(0)));
    d.map(later, c -> c.f32(1));
  }

  private static void changeKind(Definition d) {
    d.fold(d.out("y", 3), Count.upTo(3), c -> c.i32(0), (c, sum) -> sum.toFloat());
  }
}
