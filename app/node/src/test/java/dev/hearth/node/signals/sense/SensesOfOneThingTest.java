package dev.hearth.node.signals.sense;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.EngineShares.Part;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensesOfOneThingTest {

  @ParameterizedTest
  @CsvSource({
    "/usr/bin/obs,                  obs,           obs",
    "OBS64.EXE,                     OBS64,         obs64",
    "C:\\Games\\Elden Ring.exe,     Elden Ring,    elden ring",
    "/opt/a/Blender (deleted),      Blender,       blender",
    ".exe,                          .exe,          .exe",
    "steam.exe.old,                 steam.exe.old, steam.exe.old"
  })
  void programsHaveNames(String executable, String name, String key) {
    assertThat(ProgramName.of(executable)).isEqualTo(name);
    assertThat(ProgramName.key(executable)).isEqualTo(key);
  }

  @Test
  void theFirstThatKnowsIsBelieved() {
    Sense<Integer> one = () -> Reading.of(1);
    Sense<Integer> two = () -> Reading.of(2);
    Sense<Integer> silent = () -> Reading.unknown("because");
    Sense<Integer> mute = () -> Reading.unknown("for another reason");
    assertThat(new FirstKnown<>(List.of(one, two)).read()).isEqualTo(Reading.of(1));
    assertThat(new FirstKnown<>(List.of(silent, two)).read()).isEqualTo(Reading.of(2));
    assertThat(new FirstKnown<>(List.of(silent, mute)).read())
        .isEqualTo(Reading.unknown("because"));
  }

  @Test
  void theBusiestEngineCounts() {
    List<Part> parts =
        List.of(
            new Part(1, "3D", 0.3),
            new Part(2, "3D", 0.25),
            new Part(3, "video", 0.5),
            new Part(3, "copy", 0.1));
    assertThat(new EngineShares(parts).load(pid -> "p" + pid)).isEqualTo(new Load(0.55, "p3"));
    assertThat(new EngineShares(List.of(new Part(1, "3D", 1.7))).load(_ -> "x"))
        .isEqualTo(new Load(1, "x"));
    assertThat(new EngineShares(List.of(new Part(1, "3D", 0.05))).load(_ -> "x"))
        .isEqualTo(new Load(0.05, ""));
    assertThat(new EngineShares(List.of()).load(_ -> "x")).isEqualTo(new Load(0, ""));
  }

  @Test
  void childrenOfOursAreOurs() throws Exception {
    AtomicLong nanoTime = new AtomicLong();
    OwnProcesses own = new OwnProcesses(nanoTime::get);
    own.are(Set.of(ProcessHandle.current().pid()));
    Process child = Waiting.start();
    try {
      assertThat(own.all()).contains(ProcessHandle.current().pid()).doesNotContain(child.pid());
      nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());
      assertThat(own.all()).contains(child.pid());
    } finally {
      child.getOutputStream().close();
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    own.are(Set.of(child.pid()));
    assertThat(own.all()).containsExactly(child.pid());
  }
}
