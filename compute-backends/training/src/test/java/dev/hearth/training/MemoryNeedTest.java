package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.program.Activations;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryNeedTest {
  private static final long MIB = 1 << 20;

  @ParameterizedTest(name = "of {0} MiB: {1}")
  @CsvSource({
    "2560, KEPT,",
    "2559, RECOMPUTED,",
    "1625, RECOMPUTED,",
    "1624, , 'needs 1.6 GiB, this device has 1.5 GiB'",
    "1000, , 'needs 1.6 GiB, this device has 1000 MiB'",
  })
  void choosesWhatFitsOrSaysWhatDoesNot(long memory, Activations chosen, String sentence) {
    MemoryNeed need = new MemoryNeed(bytes(2500, 40, 20), bytes(1575, 10, 40));
    Room room = new Room.Shared(memory * MIB);
    assertThat(need.choice(room)).isEqualTo(Optional.ofNullable(chosen));
    if (sentence != null) {
      assertThat(need.sentence(room)).isEqualTo(sentence);
    }
  }

  @ParameterizedTest(name = "{0} of {1} bytes")
  @CsvSource({
    "6549825126, 4294967296, 'needs 6.1 GiB, this device has 4.0 GiB'",
    "4294967297, 4294967296, 'needs 4.1 GiB, this device has 4.0 GiB'",
    "1048577, 1048576, 'needs 2 MiB, this device has 1 MiB'",
    "9223372036854775807, 4294967296, 'needs more than any device has, this device has 4.0 GiB'",
  })
  void roundsSoThatWhatIsShortLooksShort(long need, long memory, String sentence) {
    MemoryNeed.Bytes bytes = new MemoryNeed.Bytes(need, 0, 0);
    assertThat(new MemoryNeed(bytes, bytes).sentence(new Room.Shared(memory))).isEqualTo(sentence);
  }

  private static MemoryNeed.Bytes bytes(long device, long packed, long host) {
    return new MemoryNeed.Bytes(device * MIB, packed * MIB, host * MIB);
  }

  /**
   * Of a card's memory and of the heap beside it, each against its own; nothing is packed there.
   */
  @ParameterizedTest(name = "card of {0} MiB, heap of {1} MiB: {2}")
  @CsvSource({
    "2500, 40, KEPT,",
    "2500, 39, , 'needs 40 MiB of the computer''s memory beside the device, of which it may have 39 MiB'",
    "2499, 40, RECOMPUTED,",
    "1575, 40, RECOMPUTED,",
    "1574, 99, , 'needs 1.6 GiB, this device has 1.5 GiB'",
    "1574, 39, , 'needs 1.6 GiB, this device has 1.5 GiB'",
  })
  void looksAtCardAndHeapApart(long card, long heap, Activations chosen, String sentence) {
    MemoryNeed need = new MemoryNeed(bytes(2500, 400, 40), bytes(1575, 100, 40));
    Room room = new Room.Apart(card * MIB, heap * MIB);
    assertThat(need.choice(room)).isEqualTo(Optional.ofNullable(chosen));
    if (sentence != null) {
      assertThat(need.sentence(room)).isEqualTo(sentence);
    }
  }

  /** GPT-2's smallest as it is: what a card of 4 GiB takes with activations computed again. */
  @Test
  void theSmallestGpt2FitsACardOfFourGibibytes() {
    MemoryNeed need = MemoryNeed.of(Preset.BASE.shape(50_257), Preset.BASE.hyperparameters());
    assertThat(need.recomputed().device()).isBetween(7L << 29, 4L << 30);
    assertThat(need.recomputed().host()).isEqualTo(need.kept().host()).isLessThan(5L << 29);
    assertThat(need.recomputed().packed()).isLessThan(1L << 30);
  }

  @Test
  void recomputingAndAccumulatingEachNeedLess() {
    ModelShape base = Preset.BASE.shape(256);
    Hyperparameters parts = Preset.BASE.hyperparameters();
    MemoryNeed whole = MemoryNeed.of(base, parts.accumulating(1));
    MemoryNeed accumulated = MemoryNeed.of(base, parts);
    assertThat(whole.recomputed().device()).isLessThan(whole.kept().device() / 2);
    assertThat(accumulated.kept().device()).isLessThan(whole.kept().device() / 2);
    assertThat(accumulated.recomputed().together()).isLessThan(4L << 30);
  }

  /** A job comes from outside. */
  @ParameterizedTest
  @CsvSource({
    "1024, 32768, 32768, 1048576, 1048576, 1",
    "1, 64, 1, 1048576, 256, 16777216",
    "1, 64, 1, 65536, 256, 1",
    "1024, 128, 2, 1024, 256, 4096"
  })
  void whatNoDeviceHoldsIsSoonKnown(
      int layers, int width, int heads, int context, int vocabulary, int batch) {
    ModelShape shape = new ModelShape(layers, width, heads, context, vocabulary);
    Hyperparameters how = new Hyperparameters(batch, 1, 1, 0, 1e-3f, .9f, .95f, 1e-8f, .1f, 1, 0);
    assertThat(MemoryNeed.of(shape, how).recomputed().together()).isGreaterThan(1L << 40);
  }
}
