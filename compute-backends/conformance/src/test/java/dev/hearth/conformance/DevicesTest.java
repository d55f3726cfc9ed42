package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.compute.check.Conformity.Conforms;
import dev.hearth.compute.check.Conformity.Differs;
import dev.hearth.compute.check.SelfCheck;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every device that every machine has, with one thread and with two where it takes more than one.
 * What drivers offer takes long to compile for: {@link OpenClTest}.
 */
@Execution(ExecutionMode.CONCURRENT)
class DevicesTest {
  record Choice(Backend backend, String id, int threads) {
    Device open() {
      return open(Pace.FREE);
    }

    Device open(Pace pace) {
      return backend.open(id, threads, pace);
    }

    @Override
    public String toString() {
      return id + ", threads " + threads;
    }
  }

  static Stream<Choice> choices() {
    return ServiceLoader.load(Backend.class).stream()
        .map(Provider::get)
        .filter(backend -> backend.name().equals("cpu"))
        .flatMap(backend -> backend.devices().stream().flatMap(d -> choices(backend, d.id())));
  }

  private static Stream<Choice> choices(Backend backend, String id) {
    IntStream threads = id.equals("reference") ? IntStream.of(1) : IntStream.of(1, 2);
    return threads.mapToObj(count -> new Choice(backend, id, count));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void conform(Choice choice) {
    try (Device device = choice.open()) {
      assertThat(Conformance.check(device)).isInstanceOf(Conforms.class);
    }
  }

  @ParameterizedTest
  @MethodSource("choices")
  void passTheirSelfCheck(Choice choice) {
    try (Device device = choice.open()) {
      assertThat(SelfCheck.of(device)).isInstanceOf(Conforms.class);
    }
  }

  /** Any device's fault: it is put on from outside. */
  @Test
  void areTooHonestForAFault() {
    Choice cpu = choices().filter(choice -> choice.id().equals("cpu")).findFirst().orElseThrow();
    try (Device device = new FaultyDevice(cpu.open(), "gelu")) {
      assertThat(Conformance.check(device))
          .isInstanceOfSatisfying(
              Differs.class,
              found -> {
                assertThat(found.trial().operator().name()).isEqualTo("gelu");
                assertThat(found.tensor()).isEqualTo("y");
                assertThat(found.element()).isEqualTo(FaultyDevice.ELEMENT);
                assertThat(found.actual()).isEqualTo(found.expected() ^ 1);
              });
    }
  }

  @Test
  void areThere() {
    assertThat(choices().map(Choice::id)).contains("cpu", "reference");
  }
}
