package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A machine that becomes another one goes by its name at once, in the process that there is. */
@Tag("slow")
@Timeout(120)
class RestoredAgentTest {
  private static final String WORDS = "abandon ".repeat(11) + "about";
  @TempDir Path folder;

  @Test
  void startsAgainForTheWalletThatItJoins() throws Exception {
    String owner = "--data-dir=" + folder.resolve("owner");
    String joining = "--data-dir=" + folder.resolve("joining");
    Path text = folder.resolve("text");
    Path code = folder.resolve("code");
    try (HearthProcess first = node(owner);
        HearthProcess second = node(joining)) {
      first.next();
      second.next();
      JsonNode pairing = HearthProcess.result(folder, "wallet", "pair", owner, "--json");
      Files.writeString(text, pairing.get("text").asString());
      Files.writeString(code, pairing.get("code").asString());
      JsonNode wallet =
          HearthProcess.result(
              folder,
              "wallet",
              "join",
              "--pairing-file=" + text,
              "--code-file=" + code,
              joining,
              "--json");
      assertThat(wallet.get("watching").asBoolean()).isTrue();
      assertThat(peer(second.next())).isEqualTo(peer(pairing));
    }
  }

  @Test
  void startsAgainAsTheMachineOfTheWords() throws Exception {
    Path words = folder.resolve("words");
    Files.writeString(words, WORDS);
    String first;
    String dataDir = "--data-dir=" + folder.resolve("first");
    try (HearthProcess agent = node(dataDir)) {
      String stranger = peer(agent.next());
      HearthProcess.result(folder, "wallet", "restore", "--words-file=" + words, dataDir, "--json");
      first = peer(agent.next());
      assertThat(first).isNotEqualTo(stranger);
      JsonNode status = HearthProcess.result(folder, "status", dataDir, "--json");
      assertThat(peer(status)).isEqualTo(first);
      HearthProcess.result(folder, "stop", dataDir, "--json");
      assertThat(agent.next()).isNull();
      assertThat(agent.exitCode()).isZero();
    }
    try (HearthProcess again = node(dataDir)) {
      assertThat(peer(again.next())).isEqualTo(first);
    }
  }

  private HearthProcess node(String dataDir) throws Exception {
    return HearthProcess.start(folder, "node", dataDir, "--rpc=http://127.0.0.1:1", "--json");
  }

  private static String peer(JsonNode line) {
    return line.get("peer").asString();
  }
}
