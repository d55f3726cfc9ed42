package dev.hearth.wallet.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Wei;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, really killed, on a really full disk. */
class KillTest {
  private static final int CONFIRMED = 40;

  @TempDir Path folder;

  /** Sends Bob one wei after another and says each time how much he has, until it cannot. */
  public static final class Sender {
    private Sender() {}

    public static void main(String[] args) throws IOException {
      PracticeChain chain = open(Path.of(args[0]));
      try {
        while (true) {
          chain.submit(Wallets.sign(chain, Wallets.BOB.getAddress(), 1, ""));
          System.out.println(bobs(chain));
        }
      } catch (IOException full) {
        System.out.println(bobs(chain) + " but " + full.getMessage());
      }
    }
  }

  @Test
  void whatWasConfirmedSurvivesKill9() throws Exception {
    for (int round = 0; round < 2; round++) {
      Process sender = start();
      long confirmed = 0;
      try (BufferedReader lines = sender.inputReader()) {
        for (int i = 0; i < CONFIRMED; i++) {
          confirmed = Long.parseLong(lines.readLine());
        }
      } finally {
        sender.destroyForcibly();
      }
      assertThat(sender.waitFor(30, TimeUnit.SECONDS)).isTrue();
      try (PracticeChain chain = open(folder)) {
        // Some more may have been stored after the last line that was read.
        assertThat(bobs(chain)).isGreaterThanOrEqualTo(confirmed);
        assertThat(chain.head().number()).isEqualTo(bobs(chain));
        assertThat(chain.nonce(Wallets.address(Wallets.ALICE))).isEqualTo(bobs(chain));
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFullDiskRefusesAndLosesNothing() throws Exception {
    Process sender = start("bash", "-c", "ulimit -f 8; exec \"$@\"", "bash");
    List<String> lines;
    try (BufferedReader output = sender.inputReader()) {
      lines = output.lines().toList();
    }
    assertThat(sender.waitFor(30, TimeUnit.SECONDS)).isTrue();
    long confirmed = lines.size() - 1;
    assertThat(confirmed).isPositive();
    assertThat(lines.getLast()).startsWith(confirmed + " but ");
    assertThat(Files.size(folder.resolve("chain.log"))).isLessThanOrEqualTo(8 * 1024);
    try (PracticeChain chain = open(folder)) {
      assertThat(bobs(chain)).isEqualTo(confirmed);
      chain.submit(Wallets.sign(chain, Wallets.BOB.getAddress(), 1, ""));
      assertThat(bobs(chain)).isEqualTo(confirmed + 1);
    }
  }

  private Process start(String... prefix) throws IOException {
    List<String> command = new ArrayList<>(List.of(prefix));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Sender.class.getName(), folder.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static PracticeChain open(Path folder) throws IOException {
    return PracticeChain.open(folder, Wallets.genesis(), InstantSource.system());
  }

  private static long bobs(PracticeChain chain) {
    Wei balance = chain.balance(Wallets.address(Wallets.BOB));
    return balance.amount().longValueExact();
  }
}
