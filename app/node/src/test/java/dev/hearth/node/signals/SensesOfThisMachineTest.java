package dev.hearth.node.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Programs;
import dev.hearth.node.VirtualScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All senses together, in a process as small as the agent, on a display of the test's own. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SensesOfThisMachineTest {
  private static final String READS = "120";
  private static final long MILLIS_A_MINUTE = 600; // a hundredth of one core
  private static final long MIB = 32;

  @TempDir Path folder;

  @Test
  void seeAllAndCostNextToNothing() throws Exception {
    Programs.require(1, "Xvfb");
    try (VirtualScreen screen = new VirtualScreen(folder)) {
      Process process =
          screen.client(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xmx64m",
              "-Xmn4m",
              "-cp",
              System.getProperty("java.class.path"),
              SensesCost.class.getName(),
              READS);
      List<String> printed = process.inputReader().lines().toList();
      System.out.println("senses: " + printed);
      assertThat(printed).hasSize(3);
      assertThat(printed.getFirst())
          .startsWith("Signals[idle=Known[value=PT")
          .contains("foreground=Known[value=Foreground[program=, fullscreen=false]]")
          .contains("programs=Known[value=[java]]")
          .contains("power=Known[value=Power[mains=")
          .contains("others=Known[value=Load[share=");
      assertThat(Long.parseLong(printed.get(1))).isLessThan(MILLIS_A_MINUTE);
      assertThat(Long.parseLong(printed.get(2))).isLessThan(MIB);
    }
  }
}
