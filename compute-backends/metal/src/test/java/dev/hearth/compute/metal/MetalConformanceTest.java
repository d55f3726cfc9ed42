package dev.hearth.compute.metal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.compute.check.Conformity.Conforms;
import dev.hearth.compute.check.SelfCheck;
import dev.hearth.conformance.Conformance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The MSL of every operator, compiled as C++ and run for the host code by a mock of Metal. */
@Tag("slow")
@EnabledIf(value = "dev.hearth.compute.metal.Mock#canBeBuilt", disabledReason = "no g++ here")
class MetalConformanceTest {
  private Mock mock;

  @BeforeEach
  void build() {
    mock = Mock.here();
  }

  @AfterEach
  void nothingIsLeft() {
    mock.assertThatAllIsWell();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void givesTheBitsOfTheDefinition(boolean flushing) {
    mock.flush(flushing);
    try (Device device = mock.backend().open("metal:0", 1)) {
      assertThat(Conformance.check(device)).isInstanceOf(Conforms.class);
    }
  }

  @Test
  void passesTheSelfCheck() {
    try (Device device = mock.backend().open("metal:0", 1)) {
      assertThat(SelfCheck.of(device)).isInstanceOf(Conforms.class);
    }
  }
}
