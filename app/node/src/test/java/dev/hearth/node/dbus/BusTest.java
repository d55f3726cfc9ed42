package dev.hearth.node.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusTest {
  @TempDir Path folder;

  @Test
  void noBusIsSoonKnown() {
    long before = System.nanoTime();
    try (Bus bus = Bus.at("unix:path=" + folder.resolve("bus"), InstantSource.system())) {
      assertThat(bus.ask(connection -> connection.getUniqueName())).isEmpty();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }
}
