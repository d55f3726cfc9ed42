package dev.hearth.node.signals.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessNamesTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          /nowhere/firefox/firefox,        /nowhere/firefox/firefox,       firefox, firefox
          /opt/wine/bin/wine64-preloader,  Z:\\games\\Cyberpunk2077.exe,   Cyberpunk2077, cyberpunk2077 wine64-preloader
          /nowhere/python3.11,             python3,                        python3.11, python3 python3.11
          /usr/bin/obs (deleted),          obs,                            obs, obs
          "",                              /usr/sbin/sshd,                 sshd, sshd
          /nowhere/blender,                "",                             blender, blender
          "",                              "",                             "", ""
          """)
  void namesAProcess(String executable, String command, String name, String keys) {
    Tree tree = new Tree(root);
    tree.write("proc/7/cmdline", command + "\0--flag\0");
    if (!executable.isEmpty()) {
      tree.link("proc/7/exe", executable);
    }
    ProcessNames names = new ProcessNames(root);
    assertThat(names.of(7)).isEqualTo(name);
    assertThat(names.keys(7)).isEqualTo(keys.isEmpty() ? Set.of() : Set.of(keys.split(" ")));
  }

  @Test
  void findsAProgramThatAWrapperBecomes() {
    AtomicLong nanoTime = new AtomicLong();
    Tree tree = new Tree(root);
    RunningPrograms programs = new RunningPrograms(root, new ProcessNames(root), nanoTime::get);
    tree.process(9, "sh", 0, 0, 0);
    assertThat(programs.read().known().orElseThrow()).containsExactly("sh");
    tree.process(9, "Game", 0, 0, 0);
    nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(programs.read().known().orElseThrow()).containsExactly("game");
    tree.remove("proc/9");
    assertThat(programs.read().known().orElseThrow()).isEmpty();
  }

  @Test
  void looksAtAnOldProcessMoreSeldom() {
    AtomicLong nanoTime = new AtomicLong();
    Revisits revisits = new Revisits(nanoTime::get);
    int looks = 0;
    for (int second = 0; second < 600; second += 2) {
      nanoTime.set(Duration.ofSeconds(second).toNanos());
      looks += revisits.due(Set.of(1L)).size();
    }
    assertThat(looks).isBetween(12, 17); // 0, 2, 4, 8, 16, 32, 64, then one a minute
    assertThat(revisits.due(Set.of(1L, 2L))).contains(2L);
  }
}
