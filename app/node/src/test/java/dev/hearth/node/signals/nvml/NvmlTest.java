package dev.hearth.node.signals.nvml;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Programs;
import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.ffi.NativeFunction;
import dev.hearth.node.signals.ffi.NativeLibrary;
import dev.hearth.node.signals.sense.OwnProcesses;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a library that a C compiler makes here: it holds the signatures and structures. */
@Tag("slow")
class NvmlTest {
  @TempDir static Path folder;

  private static Nvml nvml;
  private static NativeFunction stub;
  private final OwnProcesses own = new OwnProcesses(() -> 0);

  @BeforeAll
  static void build() throws Exception {
    Programs.require(4, "gcc");
    Path source = folder.resolve("nvml.c");
    String library = folder.resolve("libnvidia-ml.so.1").toString();
    try (InputStream text = NvmlTest.class.getResourceAsStream("nvml.c")) {
      Files.copy(text, source);
    }
    Process compiler =
        new ProcessBuilder("gcc", "-shared", "-fPIC", "-o", library, source.toString())
            .inheritIO()
            .start();
    assertThat(compiler.waitFor()).isZero();
    stub =
        NativeLibrary.load(library).orElseThrow().procedure("stub", JAVA_INT, JAVA_INT, JAVA_INT);
    nvml = Nvml.start(List.of("no-such-library-of-hearth", library)).orElseThrow();
  }

  @AfterAll
  static void end() {
    if (nvml != null) {
      nvml.close();
    }
  }

  private Reading<Load> load(boolean processes, boolean here, boolean busy) {
    stub.call(processes ? 1 : 0, here ? 1 : 0, busy ? 1 : 0);
    own.are(Set.of(ProcessHandle.current().pid()));
    NvmlCard card = nvml.card("0000:01:00.0").orElseThrow();
    return new NvmlLoad(card, own, pid -> "process " + pid, InstantSource.system()).read();
  }

  @Test
  void findsACardByItsPlace() {
    assertThat(nvml.card("0000:02:00.0")).isEmpty();
    NvmlCard card = nvml.card("0000:01:00.0").orElseThrow();
    assertThat(new NvmlHeat(card).read()).isEqualTo(Reading.of(61.0));
    assertThat(new NvmlPower(card).read()).isEqualTo(Reading.of(182.5));
  }

  @Test
  void leavesOutItsOwnAndTakesTheLatestOfOthers() {
    assertThat(load(true, true, true)).isEqualTo(Reading.of(new Load(0.3, "process 1")));
    assertThat(load(true, true, false)).isEqualTo(Reading.of(new Load(0, "")));
  }

  @Test
  void takesTheWholeWhereProcessesAreNotToldApart() {
    assertThat(load(false, false, true)).isEqualTo(Reading.of(new Load(0.7, "")));
    assertThat(load(false, true, true))
        .isEqualTo(Reading.unknown("this card's driver does not tell which program uses it"));
  }

  @Test
  void isAbsentWithoutADriver() {
    assertThat(Nvml.start(List.of("no-such-library-of-hearth"))).isEmpty();
  }
}
