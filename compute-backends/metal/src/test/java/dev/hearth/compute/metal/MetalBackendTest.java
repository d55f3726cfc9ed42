package dev.hearth.compute.metal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearth.compute.Backend;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MetalBackendTest {
  @Test
  void isFound() {
    assertThat(ServiceLoader.load(Backend.class)).anyMatch(MetalBackend.class::isInstance);
  }

  @Test
  void hasNoDevicesWhereThereIsNoMetal() {
    MetalBackend backend = new MetalBackend(List.of("/nowhere/libobjc.A.dylib"));
    assertThat(backend.devices()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> backend.open("metal:0", 1))
        .withMessage("Metal has no device metal:0");
  }
}
