package dev.hearth.node.signals.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class NativeFunctionTest {
  private static final MemoryLayout QUOTIENT_AND_REST =
      MemoryLayout.structLayout(JAVA_INT, JAVA_INT);

  private final NativeLibrary c = NativeLibrary.standard();

  @Test
  void takesAndGivesNumbersPointersAndStructures() {
    try (Arena arena = Arena.ofConfined()) {
      assertThat(c.function("abs", JAVA_INT, JAVA_INT).toInt(-7)).isEqualTo(7);
      assertThat(c.function("strlen", JAVA_LONG, ADDRESS).call(arena.allocateFrom("hearth")))
          .isEqualTo(6L);
      MemorySegment text = arena.allocateFrom("a=b");
      assertThat(c.function("strchr", ADDRESS, ADDRESS, JAVA_INT).toAddress(text, (int) '='))
          .satisfies(found -> assertThat(found.address()).isEqualTo(text.address() + 1));
      MemorySegment divided =
          c.function("div", QUOTIENT_AND_REST, JAVA_INT, JAVA_INT).toAddress(arena, 17, 5);
      assertThat(divided.getAtIndex(JAVA_INT, 0)).isEqualTo(3);
      assertThat(divided.getAtIndex(JAVA_INT, 1)).isEqualTo(2);
    }
  }

  @Test
  void whatIsNotThereIsAnOrdinaryOutcome() {
    assertThat(NativeLibrary.load("no-such-library-of-hearth")).isEmpty();
    assertThatThrownBy(() -> c.function("no_such_function_of_hearth", JAVA_INT))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> c.function("abs", JAVA_INT, JAVA_INT).toInt("seven"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("abs");
  }
}
